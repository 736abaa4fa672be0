using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Holds what a run left against the laws. What was bought and paid it reads from the service's books and the disk, never from
/// the engine's word.
/// </summary>
internal static class Judge
{
    private static readonly ILaw[] Always = [new BilledOnce(), new WithinTheCap(), new NothingForeign(), new OneWindow(), new OnlyWholeFiles(), new NoJobLost()];
    private static readonly ILaw[] AtTheEnd = [.. Always, new AllIsDone(), new FoundWhereListsTell(), new ReportIsTheLedger()];

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
        // What was parked is looked for again, and goes on once it is found; what didn't fit into one day may fit the next.
        var maySend = before.Jobs.Any(job => job.Stage == JobStage.Parked
            || (job.Stage == JobStage.Waiting && before.World.Scenario.Plan.Budget.MaxCreditsPerDay is not null));
        if (posts > 0 && !maySend)
            throw new BreachException("a second resume sends nothing", $"it sent {posts} paid requests");
        Hold(AtTheEnd, evidence);
    }

    private static void Hold(ILaw[] laws, Evidence evidence)
    {
        foreach (var law in laws)
        {
            if (law.Breaches(evidence).FirstOrDefault() is { } words) throw new BreachException(law.Words, words);
        }
    }
}
