using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Whether a job can still be paid: the caps of the project, of any 24 hours, of the job and of its tags.
/// </summary>
internal static class Caps
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The first cap that a further amount would break, in words; null where all hold.</summary>
    /// <param name="budget">The caps.</param>
    /// <param name="spent">What is charged or set aside, the job's own part included.</param>
    /// <param name="longAgo">What of it was spent more than a day ago.</param>
    /// <param name="job">The job to be paid.</param>
    /// <param name="more">What has to be set aside for it beyond what it holds already.</param>
    public static string? Broken(BudgetSettings budget, Spending spent, Credits longAgo, PlannedJob job, Credits more)
    {
        if (budget.MaxCredits is { } most && spent.Total + more > most) return $"{most} credits for the project";
        if (budget.MaxCreditsPerDay is { } daily && spent.Total - longAgo + more > daily)
            return $"{daily} credits for any 24 hours";
        if (job.MaxCredits is { } own && spent.ByJob.GetValueOrDefault(job.Id) + more > own)
            return $"{own} credits for the job";
        if (budget.MaxCreditsPerTag.Count == 0) return null;
        foreach (var tag in job.Tags)
        {
            if (budget.CapOf(tag) is { } cap && spent.ByTag.GetValueOrDefault(tag) + more > cap)
                return $"{cap} credits for {tag.Name}: {tag.Value}";
        }

        return null;
    }

    /// <summary>What a project spent more than a day ago. What isn't settled counts as spent today.</summary>
    public static Credits LongAgo(BatchState state, DateTimeOffset now) =>
        state.Plan.Budget.MaxCreditsPerDay is null
            ? Credits.Zero
            : state.Requests.Values
                .Where(request => request.Project == state.Plan.Project && SpentAt(request) + Day <= now)
                .Aggregate(Credits.Zero, (sum, request) => sum + request.Counted);

    // What may still be accepted has no time; what was given up was accepted at its intent, if ever.
    private static DateTimeOffset? SpentAt(Request request) => request.Stage switch
    {
        RequestStage.Running or RequestStage.Succeeded or RequestStage.Failed => request.AcceptedAt,
        RequestStage.Parked or RequestStage.Abandoned => request.IntentAt,
        _ => null,
    };
}
