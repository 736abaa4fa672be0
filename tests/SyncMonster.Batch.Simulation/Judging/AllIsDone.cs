using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Once the troubles are over, a run comes to its end, and every job that may be paid for and isn't in doubt is
/// delivered or has failed for a reason of the service's.
/// </summary>
internal sealed class AllIsDone : ILaw
{
    public string Words => "once troubles end, all that isn't parked is finished";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        if (evidence.State is not { } state)
        {
            yield return "the run didn't end";
            yield break;
        }

        if (state.Stop is { Reason: not StopReason.Budget } stop) yield return $"the run was stopped: {stop.Message}";
        foreach (var job in evidence.Jobs)
        {
            if (job.Stage == JobStage.Delivered && evidence.World.Disk.Touched.Contains(job.Plan.Output))
                yield return $"{job.Plan.Output} was changed or deleted, and isn't put back";
            if (job.IsActive) yield return $"{job.Plan.Id} is still {job.Stage}";
            if (job.Stage == JobStage.Waiting && state.Stop is null && !state.OverBudget.Contains(job.Key))
                yield return $"{job.Plan.Id} waits, though nothing keeps it";
            if (job.Stage == JobStage.Failed && !MayFail(evidence, job))
                yield return $"{job.Plan.Id} failed without a reason: {job.Note}";
        }
    }

    // A person gave it up, the service failed it, refuses its files, or sent nothing whole for as long as it was asked.
    private static bool MayFail(Evidence evidence, Job job)
    {
        var (video, audio) = (job.Plan.Video.Content, job.Plan.Audio.Content);
        var orders = evidence.Service.Orders.Where(
            order => order.Client == Client.Ours && order.Video.Clip.Content == video);
        return evidence.World.Person.GivenUp.Contains(video)
            || orders.Any(order => order.Fails)
            || evidence.World.Scenario.Clips.Any(
                clip => clip.Refusal is not null && (clip.Content == video || clip.Content == audio))
            || evidence.World.Troubles.All.Any(trouble => trouble is Trouble.FileCut or Trouble.FileGarbled);
    }
}
