using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// The project's cap at every moment, the cap of any 24 hours, that of a tag by all that can have been for its jobs
/// alone, and each job's own where nobody shares its video.
/// </summary>
internal sealed class WithinTheCap : ILaw
{
    // The service takes up to so long to accept what the engine has let go.
    private static readonly TimeSpan Day = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2);

    public string Words => "what is charged stays within the cap";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        var (plan, ledger) = (evidence.World.Scenario.Plan, evidence.Service.Ledger);
        if (ledger.Peak > plan.Budget.MaxCredits?.Amount) yield return $"{ledger.Peak} of {plan.Budget.MaxCredits}";
        if (plan.Budget.MaxCreditsPerDay is { } daily && MostInADay(evidence) is var most && most > daily.Amount)
            yield return $"{most} of {daily} within a day";
        foreach (var cap in plan.Budget.MaxCreditsPerTag)
        {
            var charged = Ours(evidence)
                .Where(order => JobsOf(plan, order).All(job => job.Tags.Contains(new Tag(cap.Name, cap.Value!))))
                .Sum(order => ledger.Of(order.Id));
            if (charged > cap.MaxCredits.Amount) yield return $"{cap.Name} {cap.Value}: {charged} of {cap.MaxCredits}";
        }

        foreach (var job in plan.Jobs.Where(job => job.MaxCredits is not null))
        {
            if (plan.Jobs.Count(other => other.Video.Content == job.Video.Content) > 1) continue;
            var charged = Ours(evidence).Where(order => order.Video.Clip.Content == job.Video.Content)
                .Sum(order => ledger.Of(order.Id));
            if (charged > job.MaxCredits!.Value.Amount) yield return $"{job.Id}: {charged} of {job.MaxCredits}";
        }
    }

    private static IEnumerable<Order> Ours(Evidence evidence) =>
        evidence.Service.Orders.Where(order => order.Client == Client.Ours);

    private static IEnumerable<PlannedJob> JobsOf(BatchPlan plan, Order order) => plan.Jobs.Where(job =>
        job.Video.Content == order.Video.Clip.Content
        && (order.Audio is null || job.Audio.Content == order.Audio.Clip.Content));

    private static decimal MostInADay(Evidence evidence)
    {
        var ours = Ours(evidence).ToList();
        return ours.Select(first => ours
            .Where(order => order.AcceptedAt >= first.AcceptedAt && order.AcceptedAt < first.AcceptedAt + Day)
            .Sum(order => evidence.Service.Ledger.Of(order.Id))).DefaultIfEmpty(0).Max();
    }
}
