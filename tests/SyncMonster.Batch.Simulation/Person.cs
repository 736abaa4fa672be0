using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Judging;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation;

/// <summary>
/// A person between two runs, who resolves what is in doubt: adopts what the account holds of it, has it sent again, or
/// gives it up.
/// </summary>
internal sealed class Person(World world)
{
    private readonly List<string> _sentAgain = [];

    /// <summary>The videos of what was given up.</summary>
    public HashSet<string> GivenUp { get; } = [];

    /// <summary>Whether anything was ever resolved.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>How often a person had the same paid for again.</summary>
    public int SentAgain(string step) => _sentAgain.Count(again => again == step);

    /// <summary>Resolves the first doubt there is.</summary>
    /// <param name="evidence">What the last run left.</param>
    public void Resolve(Evidence evidence)
    {
        var plan = world.Scenario.Plan;
        using var checkpoint = Checkpoint.Open(world.Folder);
        var state = checkpoint.Load(plan, world.Scenario.Options);
        var doubts = state.Jobs.Values.OrderBy(job => job.Plan.Order).Select(job => Resolution.DoubtOf(state, job));
        if (doubts.FirstOrDefault(doubt => doubt is not null) is not { } request) return;

        var word = Choose(evidence, request);
        HasSpoken = true;
        world.Trace?.Say("person", $"{request.JobId}: {word}");
        checkpoint.Continue(plan.Account, plan.Project);
        checkpoint.Commit(word.Decide(state, request, world.Wall.Now), world.Wall.Now);
    }

    private Resolution Choose(Evidence evidence, Request request)
    {
        var step = Steps.Of(request.Ask, findFaceId => evidence.OrderOf(findFaceId)!.Step);
        var known = evidence.Requests.Select(ours => evidence.OrderOf(ours.RemoteId)).ToHashSet();
        var order = world.Service.Orders.FirstOrDefault(order =>
            order.Client == Client.Ours && order.Step == step && !known.Contains(order));
        if (order is not null && world.Chance.Chance(0.6)) return new Resolution.Adopt(order.Id, order.Video.Id);
        if (world.Chance.Chance(0.5))
        {
            _sentAgain.Add(step);
            return new Resolution.Resubmit();
        }

        GivenUp.Add(request.Ask.Video.Content);
        return new Resolution.Abandon();
    }
}
