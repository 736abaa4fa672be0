using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Reports.Csv;
using SyncMonster.Batch.Reports.Html;
using SyncMonster.Batch.Reports.Json;
using SyncMonster.Batch.Reports.Retry;

namespace SyncMonster.Batch.Reports;

/// <summary>The folder of reports that a run leaves in its output folder.</summary>
public static class ReportFolder
{
    /// <summary>The folder's name.</summary>
    public const string Name = "report";

    /// <summary>The page for people, within the folder.</summary>
    public const string Page = "report.html";

    /// <summary>
    /// Writes <c>report.html</c>, <c>report.json</c>, <c>jobs.csv</c> and <c>retry.yaml</c>, each replaced as a whole.
    /// Where nothing is left to retry there is no <c>retry.yaml</c>; one of an earlier run is removed.
    /// </summary>
    /// <param name="report">What they say.</param>
    /// <param name="outputDirectory">The full path of the output folder.</param>
    /// <param name="stateDirectory">
    /// The full path of the state folder, which <c>retry.yaml</c> has to be run with; null where it isn't known.
    /// </param>
    /// <returns>The full path of the folder.</returns>
    /// <exception cref="IOException">The disk is full or fails; the files that stood there still do.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static string Write(CostReport report, string outputDirectory, string? stateDirectory = null)
    {
        var folder = Path.Combine(Path.GetFullPath(outputDirectory), Name);
        Directory.CreateDirectory(folder);
        AtomicFile.Replace(Path.Combine(folder, "report.json"), stream => ReportJson.Write(report, stream));
        AtomicFile.Replace(Path.Combine(folder, "jobs.csv"), stream => JobsCsv.Write(report, stream));
        WriteRetry(
            report, new RetryPlace(folder, outputDirectory, stateDirectory), Path.Combine(folder, RetryPlace.FileName));
        AtomicFile.Replace(Path.Combine(folder, Page), stream => ReportPage.Write(report, stream));
        return folder;
    }

    private static void WriteRetry(CostReport report, RetryPlace place, string path)
    {
        if (RetryManifest.JobsOf(report).Any(job => RetryJob.CanBeWritten(job.Plan)))
            AtomicFile.Replace(path, stream => RetryManifest.Write(report, place, stream));
        else
            File.Delete(path);
    }
}
