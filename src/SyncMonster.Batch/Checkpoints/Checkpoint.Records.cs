using System.Text.Json;
using Dapper;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>What reports are made of.</summary>
public sealed partial class Checkpoint
{
    /// <summary>The projects that runs were made for, newest first, with their accounts.</summary>
    public IReadOnlyList<(string Account, string Project)> Projects() =>
        [.. _connection.Query<(string, string)>("SELECT account, project FROM run GROUP BY account, project ORDER BY max(id) DESC")];

    /// <summary>Every job that is remembered of a project, those of earlier manifests among them.</summary>
    public IReadOnlyList<Job> Jobs(string account, string project) =>
        [.. _connection.Query<string>(
            "SELECT body FROM job WHERE account = @account AND project = @project", new { account, project })
            .Select(RecordJson.Read<Job>)];

    /// <summary>All that is remembered of a project's last run, for reports; null where there was none.</summary>
    public RunRecord? Record(string account, string project)
    {
        var run = _connection.QueryFirstOrDefault<(string Output, string Keys, string? Budget, string? Concurrency)?>(
            "SELECT output, job_keys, budget, concurrency FROM run "
            + "WHERE account = @account AND project = @project ORDER BY id DESC LIMIT 1",
            new { account, project });
        if (run is not { } last) return null;
        var runs = _connection.Query<(string Started, string? Ended, long? ExitCode)>(
                "SELECT started, ended, exit_code FROM run WHERE account = @account AND project = @project ORDER BY id",
                new { account, project })
            .Select(span => new RunSpan(Time(span.Started), span.Ended is { } ended ? Time(ended) : null, (ExitCode?)span.ExitCode));

        var jobs = _connection.Query<string>(
                "SELECT body FROM job WHERE account = @account AND project = @project", new { account, project })
            .Select(RecordJson.Read<Job>).ToDictionary(job => job.Key);
        var planned =
            JsonSerializer.Deserialize<string[]>(last.Keys)!.Where(jobs.ContainsKey).Select(key => jobs[key]).ToList();
        var followed = planned.Select(job => job.RequestId).ToHashSet();
        var subjects = planned.Select(job => job.Plan.AnalysisKey).ToHashSet();
        var requests = _connection.Query<string>(
            "SELECT body FROM request WHERE account = @account ORDER BY id", new { account })
            .Select(RecordJson.Read<Request>)
            .Where(request => request.Project == project || followed.Contains(request.Id) || subjects.Contains(request.Subject));
        var history = _connection.Query<(string At, string Kind, string Id, string Stage, string? Text)>(
                "SELECT at, kind, id, stage, text FROM history WHERE account = @account AND project = @project ORDER BY seq",
                new { account, project })
            .Select(entry => new HistoryEntry(Time(entry.At), entry.Kind, entry.Id, entry.Stage, entry.Text));
        return new RunRecord(account, project, last.Output, planned, [.. requests], [.. history])
        {
            Runs = [.. runs],
            Budget = last.Budget is { } budget ? RecordJson.Read<BudgetSettings>(budget) : null,
            Concurrency = last.Concurrency is { } lanes ? RecordJson.Read<ConcurrencySettings>(lanes) : null,
        };
    }

    /// <summary>For which accounts and projects a file was delivered under a path.</summary>
    /// <param name="output">The full path.</param>
    public IReadOnlyList<(string Account, string Project)> DeliverersOf(string output) =>
        [.. _connection.Query<(string, string)>(
            "SELECT DISTINCT account, project FROM job WHERE output = @output AND stage = 'Delivered' ORDER BY account, project",
            new { output })];
}
