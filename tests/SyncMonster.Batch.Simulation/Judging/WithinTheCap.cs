using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>The project's cap at every moment, and each job's own where nobody shares its video.</summary>
internal sealed class WithinTheCap : ILaw
{
    public string Words => "what is charged stays within the cap";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        var (plan, ledger) = (evidence.World.Scenario.Plan, evidence.Service.Ledger);
        if (ledger.Peak > plan.Budget.MaxCredits?.Amount) yield return $"{ledger.Peak} of {plan.Budget.MaxCredits}";
        foreach (var job in plan.Jobs.Where(job => job.MaxCredits is not null))
        {
            if (plan.Jobs.Count(other => other.Video.Content == job.Video.Content) > 1) continue;
            var charged = evidence.Service.Orders
                .Where(order => order.Client == Client.Ours && order.Video.Clip.Content == job.Video.Content)
                .Sum(order => ledger.Of(order.Id));
            if (charged > job.MaxCredits!.Value.Amount) yield return $"{job.Id}: {charged} of {job.MaxCredits}";
        }
    }
}
