using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Holds what a run left against the laws. What was bought and paid it reads from the service's books and the disk,
/// never from the engine's word.
/// </summary>
internal static class Judge
{
    private static readonly ILaw[] Always =
        [new BilledOnce(), new WithinTheCap(), new NothingForeign(), new OneWindow(), new OnlyWholeFiles(), new NoJobLost()];

    private static readonly ILaw[] AtTheEnd =
        [.. Always, new AllIsDone(), new FoundWhereListsTell(), new ReportIsTheLedger()];

    /// <summary>After any run, however it ended.</summary>
    public static void AfterRun(Evidence evidence) => Hold(Always, evidence);

    /// <summary>After a run without troubles.</summary>
    public static void AfterCalm(Evidence evidence) => Hold(AtTheEnd, evidence);

    /// <summary>After one more run, when all was done.</summary>
    /// <param name="evidence">What it left.</param>
    /// <param name="before">What the run before it left.</param>
    /// <param name="posts">How many paid requests it sent.</param>
    public static void AfterResume(Evidence evidence, Evidence before, int posts)
    {
        if (posts > 0 && !before.Jobs.Any(job => MayGoOn(before, job)))
            throw new BreachException("a second resume sends nothing", $"it sent {posts} paid requests");
        Hold(AtTheEnd, evidence);
    }

    // What was parked is looked for again, and goes on once it is found. What waits may have its turn where the run was
    // stopped by the first job that didn't fit, or where another day has room for it.
    private static bool MayGoOn(Evidence before, Job job) => job.Stage == JobStage.Parked
        || (job.Stage == JobStage.Waiting
            && (before.State?.Stop is not null || before.World.Scenario.Plan.Budget.MaxCreditsPerDay is not null));

    private static void Hold(ILaw[] laws, Evidence evidence)
    {
        foreach (var law in laws)
        {
            if (law.Breaches(evidence).FirstOrDefault() is { } words) throw new BreachException(law.Words, words);
        }
    }
}
