using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>One job under way, as people see it.</summary>
/// <param name="Job">Its id.</param>
/// <param name="Stage">What happens with it, in words.</param>
/// <param name="For">Since how long.</param>
/// <param name="Bytes">Bytes moved so far; 0 where nothing moves.</param>
internal sealed record ProgressRow(string Job, string Stage, TimeSpan For, long Bytes);

/// <summary>How far a run has come, as the live table and the dashboard show it.</summary>
/// <param name="All">All jobs.</param>
/// <param name="Delivered">Those delivered.</param>
/// <param name="Failed">Those failed.</param>
/// <param name="Waiting">Those that need a person.</param>
/// <param name="Spent">Credits charged to the project.</param>
/// <param name="Reserved">Credits set aside for what may be charged yet.</param>
/// <param name="Left">What the budget leaves; null: there is none.</param>
/// <param name="Elapsed">Since the run began.</param>
/// <param name="ToGo">How much longer, going by the jobs delivered so far; null where there are none to go by.</param>
/// <param name="IsSandbox">Whether no credit is really spent.</param>
/// <param name="Rows">The jobs under way, the longest in its stage first.</param>
internal sealed record Progress(
    int All,
    int Delivered,
    int Failed,
    int Waiting,
    Credits Spent,
    Credits Reserved,
    Credits? Left,
    TimeSpan Elapsed,
    TimeSpan? ToGo,
    bool IsSandbox,
    IReadOnlyList<ProgressRow> Rows)
{
    public static Progress Of(BatchState state, Transfers transfers, DateTimeOffset started, DateTimeOffset now)
    {
        var stages = state.Jobs.Values.CountBy(job => job.Stage).ToDictionary();
        var spent = state.Requests.Values
            .Where(request => request.Project == state.Plan.Project && request.Charged is not null)
            .Aggregate(Credits.Zero, (sum, request) => sum + request.Charged!.Value);
        return new Progress(
            state.Jobs.Count,
            stages.GetValueOrDefault(JobStage.Delivered),
            stages.GetValueOrDefault(JobStage.Failed),
            stages.GetValueOrDefault(JobStage.Review) + stages.GetValueOrDefault(JobStage.Parked),
            spent,
            state.Committed - spent,
            state.Plan.Budget.MaxCredits is { } cap ? cap - state.Committed : null,
            now - started,
            ToFinish(state, started, now),
            state.Plan.Account == Season.SandboxAccount,
            [.. state.Jobs.Values.Where(job => job.IsActive).OrderBy(job => job.Since).Select(job => Row(state, job, transfers, now))]);
    }

    private static ProgressRow Row(BatchState state, Job job, Transfers transfers, DateTimeOffset now)
    {
        var request = job.RequestId is { } id ? state.Requests.GetValueOrDefault(id) : null;
        var bytes = transfers.BytesOf(job.Stage == JobStage.Downloading ? job.Key : request?.Id ?? "");
        return new ProgressRow(job.Plan.Id, Word(job, request, bytes), now - job.Since, bytes);
    }

    private static string Word(Job job, Request? request, long bytes) => (job.Stage, request?.Stage) switch
    {
        (JobStage.Downloading, _) => "downloading",
        (_, RequestStage.InDoubt) => "in doubt, looking",
        (_, RequestStage.Committing) => "committing",
        (_, RequestStage.Sending) => bytes > 0 ? "uploading" : "waiting to send",
        (JobStage.Analyzing, _) => "finding faces",
        _ => "generating",
    };

    private static TimeSpan? ToFinish(BatchState state, DateTimeOffset started, DateTimeOffset now)
    {
        var delivered = state.Jobs.Values.Count(job => job.Stage == JobStage.Delivered && job.Since >= started);
        var open = state.Jobs.Values.Count(job => job.IsActive || job.Stage == JobStage.Waiting);
        return delivered == 0 || open == 0 ? null : (now - started) * open / delivered;
    }
}
