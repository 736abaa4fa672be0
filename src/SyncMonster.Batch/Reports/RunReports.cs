using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports;

/// <summary>Makes a project's reports from its checkpoint, and from nothing else.</summary>
public static class RunReports
{
    /// <summary>Writes the reports of a project's last run into its output folder.</summary>
    /// <returns>The folder they are in; null where no run was made.</returns>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public static string? Write(Checkpoint checkpoint, StateFolder state, string account, string project, DateTimeOffset now) =>
        checkpoint.Record(account, project) is { } record
            ? ReportFolder.Write(CostReport.Of(record, now), record.OutputDirectory, state.FullPath)
            : null;
}
