using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>What a run came to, for standard output: the sums, what needs a decision, and where to look.</summary>
internal static class Summary
{
    public static void Write(TextWriter output, BatchState? state, ExitCode exitCode)
    {
        if (state is null) return;
        if (state.Plan.Account == Season.SandboxAccount)
            output.WriteLine(
                "This was a rehearsal on the local sandbox: no credit was spent, and the videos are the sandbox's.");

        var jobs = state.Jobs.Values.OrderBy(job => job.Plan.Order).ToList();
        var delivered = jobs.Count(job => job.Stage == JobStage.Delivered);
        output.WriteLine(delivered == jobs.Count
            ? $"All {jobs.Count} jobs are delivered."
            : $"{delivered} of {jobs.Count} jobs are delivered.");
        foreach (var job in jobs.Where(job => job.Note is not null))
            output.WriteLine($"  {job.Plan.Id} {Verb(job.Stage)}: {job.Note}");
        if (!state.OverBudget.IsEmpty)
            output.WriteLine($"  {state.OverBudget.Count} jobs don't fit the budget and were not started.");
        if (state.Stop is { } stop) output.WriteLine($"  Stopped early: {stop.Message}.");

        output.WriteLine(Credits(state));
        output.WriteLine($"Videos:  {state.Plan.OutputDirectory}");
        if (exitCode is not (ExitCode.NoKey or ExitCode.Unreachable) || delivered > 0)
            output.WriteLine($"Report:  {Path.Combine(state.Plan.OutputDirectory, "report", "report.html")}");
    }

    private static string Verb(JobStage stage) => stage switch
    {
        JobStage.Review => "needs a person to choose faces",
        JobStage.Parked => "is parked",
        _ => "failed",
    };

    private static string Credits(BatchState state)
    {
        var ours =
            state.Requests.Values.Where(request => request.Project == state.Plan.Project && !request.IsFree).ToList();
        var charged = ours.Aggregate(Core.Money.Credits.Zero, (sum, request) => sum + (request.Charged ?? default));
        var unknown = ours.Where(request => request.Charged is null).ToList();
        var bound = unknown.Aggregate(Core.Money.Credits.Zero, (sum, request) => sum + request.Worst);
        var open = unknown.Count == 0
            ? ""
            : $", and at most {bound} for {unknown.Count} requests the account hasn't settled";
        return $"Credits: {charged} charged to this project so far{open}{(state.Plan.Budget.MaxCredits is { } cap ? $", of {cap}" : "")}.";
    }
}
