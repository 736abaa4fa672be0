using Microsoft.Extensions.Logging.Abstractions;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>The engine as a run puts it together, with its turns counted.</summary>
internal sealed class Engine(BatchPlan plan, string folder, Uri service)
{
    /// <summary>Turns that recorded something: one transaction and one sync each.</summary>
    public int Commits { get; private set; }

    /// <summary>What those turns recorded.</summary>
    public int Transitions { get; private set; }

    /// <summary>Events taken in.</summary>
    public int Events { get; private set; }

    /// <summary>Runs until all is done, or until it is enough.</summary>
    /// <param name="isEnough">
    /// Looks at every state; when it says so, the run is asked to leave as SIGTERM asks it.
    /// </param>
    public async Task<BatchState> RunAsync(Func<BatchState, bool> isEnough)
    {
        var state = new StateFolder(Path.Combine(folder, "state"));
        using var hold = state.Hold(DateTimeOffset.UtcNow);
        using var checkpoint = Checkpoint.Open(state);
        using var api = SyncMonsterApiClient.Create(
            new SyncMonsterApiOptions { BaseUrl = service, ApiKey = ApiKey.Parse("benchmark") });
        await using var hands = new Hands(api, new DiskFiles(), NullLogger<Hands>.Instance);
        RunLoop? loop = null;
        var isOver = false;
        loop = new RunLoop(checkpoint, hands, TimeProvider.System, Watch, Decide);
        checkpoint.BeginRun(plan, DateTimeOffset.UtcNow);
        return await loop.RunAsync(checkpoint.Load(plan, new RunOptions()));

        void Watch(Decision decision)
        {
            if (isOver || !isEnough(decision.State)) return;
            isOver = true;
            loop!.Ask(new Stop(StopReason.Terminated, "enough", Leaves: true));
        }
    }

    private Decision Decide(BatchState state, IReadOnlyList<Event> events, DateTimeOffset now)
    {
        var decision = Decider.Decide(state, events, now);
        Events += events.Count;
        Transitions += decision.Transitions.Count;
        Commits += decision.Transitions.Count > 0 ? 1 : 0;
        return decision;
    }
}
