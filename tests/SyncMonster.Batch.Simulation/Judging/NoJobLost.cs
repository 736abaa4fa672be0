
namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>After a run that came to its end, every job is remembered, and stands where it may stand.</summary>
internal sealed class NoJobLost : ILaw
{
    public string Words => "every job is delivered, failed, parked or can be resumed";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        if (evidence.State is not { } state) yield break;
        foreach (var plan in evidence.World.Scenario.Plan.Jobs)
        {
            var job = evidence.Jobs.FirstOrDefault(job => job.Key == plan.Key);
            if (job is null) yield return $"{plan.Id} isn't remembered";
            else if (job.IsActive && state.Stop is null)
                yield return $"{plan.Id} is still {job.Stage} though nothing stopped the run";
        }
    }
}
