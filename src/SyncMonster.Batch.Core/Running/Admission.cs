using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Which jobs start: by priority, then manifest order, as many as there are lanes, and each only if its whole way can
/// be paid.
/// </summary>
internal static class Admission
{
    public static void StartWaiting(Turn turn)
    {
        if (!turn.MaySpend || turn.State.Account is null || turn.State.TriedAllAt <= turn.Counted) return;
        var pilots = Pilots(turn.State);
        foreach (var waiting in turn.State.Waiting)
        {
            if (pilots?.Contains(waiting.Key) == false) continue;
            if (turn.State.ActiveJobs >= turn.State.Plan.Concurrency.Jobs || !turn.MaySpend) return;
            TryStart(turn, turn.State.Jobs[waiting.Key]);
        }

        turn.State = turn.State with { TriedAllAt = turn.Counted };
    }

    // The same first jobs in every run of the plan, however far earlier ones have come.
    private static HashSet<string>? Pilots(BatchState state) => state.Options.Pilot is { } count
        ? [.. state.Jobs.Values.Select(WaitingJob.Of).Order().Take(count).Select(job => job.Key)]
        : null;

    /// <summary>Whether an amount may still be set aside for a job, beyond what it already holds.</summary>
    public static bool Fits(Turn turn, Job job, Credits more) =>
        Caps.Broken(turn.State.Plan.Budget, turn.State.Spending, turn.LongAgo, job.Plan, more) is null;

    private static void TryStart(Turn turn, Job job)
    {
        var analysis = turn.State.LatestFor(job.Plan.AnalysisKey);
        if (analysis is { Stage: RequestStage.Succeeded })
        {
            Generation.Choose(turn, job, analysis);
            return;
        }

        var findFace = analysis is null ? job.Plan.FindFaceWorst ?? Credits.Zero : Credits.Zero;
        var whole = findFace + (job.Plan.GenerateWorst ?? Credits.Zero);
        if (!Fits(turn, job, whole))
        {
            DoesNotFit(turn, job);
            return;
        }

        if (analysis is null)
        {
            var ask = new Ask.FindFace(job.Plan.Video, job.Plan.Detection);
            analysis = Submission.Reserve(turn, job, job.Plan.AnalysisKey, ask, findFace);
            turn.Move(job, JobStage.Analyzing, analysis.Id);
            Submission.Send(turn, analysis);
        }
        else
        {
            Generation.Follow(turn, job, analysis);
        }
    }

    /// <summary>A job that can't be paid to its end is left alone, or ends the run, as the manifest says.</summary>
    public static void DoesNotFit(Turn turn, Job job)
    {
        turn.State = turn.State with { OverBudget = turn.State.OverBudget.Add(job.Key) };
        if (turn.State.Plan.Budget.OnExceeded == OnExceeded.Stop)
        {
            Stopping.Ask(turn, new Stop(
                StopReason.Budget,
                $"job '{job.Plan.Id}' doesn't fit the budget any more, and on_exceeded is stop",
                Leaves: false));
        }
    }
}
