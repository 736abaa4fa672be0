using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;
using SyncMonster.Batch.Simulation.Disk;
using SyncMonster.Batch.Simulation.Judging;
using SyncMonster.Batch.Simulation.Mutants;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Service;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation;

/// <summary>One run of the engine in a world, from its process's start to its end, however that comes.</summary>
internal sealed class SimulatedRun : ILogger<Hands>, IDisposable
{
    private const int MostSteps = 200_000;
    private static readonly TimeSpan LeavingTakes = TimeSpan.FromSeconds(20);
    private readonly World _world;
    private readonly Mutant? _mutant;
    private readonly SimulatedProcess _process;
    private readonly ProcessClock _clock;
    private readonly Checkpoint _checkpoint;
    private TimeSpan? _askedToLeave;

    /// <param name="world">The world.</param>
    /// <param name="mutant">What is wrong with the engine; null: nothing.</param>
    /// <param name="life">After how many moments its process is killed; null: never.</param>
    public SimulatedRun(World world, Mutant? mutant, int? life = null)
    {
        (_world, _mutant) = (world, mutant);
        _process = new SimulatedProcess(world.Timeline, life);
        _clock = new ProcessClock(_process, world.Wall);
        _checkpoint = Checkpoint.Open(world.Folder);
    }

    /// <summary>How many moments its process lived.</summary>
    public int Age => _process.Age;

    public bool WasKilled { get; private set; }

    /// <summary>Runs to the end.</summary>
    /// <param name="leavesAfter">When it is asked to leave (SIGTERM); null: never.</param>
    /// <returns>What it left.</returns>
    /// <exception cref="BreachException">It broke, doesn't end, or doesn't leave.</exception>
    public Evidence Live(TimeSpan? leavesAfter = null)
    {
        Task<BatchState>? run = null;
        _process.Run(() => run = RunAsync(leavesAfter));
        for (var steps = 0; _process.IsAlive && run is { IsCompleted: false }; steps++)
        {
            if (steps > MostSteps) throw new BreachException("ends", "the run doesn't end");
            if (!_world.Timeline.Step())
                throw new BreachException("ends", "the run stands still: it waits for nothing that could come");
        }

        WasKilled = !_process.IsAlive;
        _process.Exit();
        if (_askedToLeave is { } asked && !WasKilled && _world.Timeline.Now - asked > LeavingTakes)
            throw new BreachException("leaves", $"asked to leave, the run took {_world.Timeline.Now - asked}");
        var plan = _world.Scenario.Plan;
        return new Evidence(_world, _checkpoint.Record(plan.Account, plan.Project), StateOf(run));
    }

    /// <summary>Lets go of the checkpoint: what was committed stays, whatever became of the process.</summary>
    public void Dispose() => _checkpoint.Dispose();

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    // The hands only tell what no effect should ever come to.
    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (_process.IsAlive && _mutant is null) throw new BreachException("sound", formatter(state, exception));
    }

    private BatchState? StateOf(Task<BatchState>? run)
    {
        if (WasKilled || run is null) return null;
        if (run.IsCompletedSuccessfully) return run.Result;
        return run.Exception?.GetBaseException() switch
        {
            BatchException => null,
            BreachException breach => throw breach,
            var e => throw new BreachException("sound", $"the run broke: {e}"),
        };
    }

    private async Task<BatchState> RunAsync(TimeSpan? leavesAfter)
    {
        var (plan, network) = (_world.Scenario.Plan, _world.Network.Apart());
        _checkpoint.BeginRun(plan, _clock.GetUtcNow());
        var api = new SimulatedApi(_process, _world.Service, _world.Other, _world.Troubles, network);
        var files = new SimulatedFiles(_world.Disk, _process, _world.Wall, _world.Troubles);
        await using var hands = new Hands(_mutant?.Api(api) ?? api, _mutant?.Files(files) ?? files, this, _clock);
        var rules = _mutant?.Rules(Decider.Decide) ?? Decider.Decide;
        var loop = new RunLoop(
            _checkpoint, hands, _clock, _ => _process.Live(), (state, events, now) => Decide(rules, state, events, now));
        if (leavesAfter is { } after) _world.Timeline.After(after, () => _process.Run(() => Leave(loop)));
        var state = await loop.RunAsync(_checkpoint.Load(plan, _world.Scenario.Options));
        _checkpoint.EndRun(RunResult.Of(state), _clock.GetUtcNow());
        return state;
    }

    private Decision Decide(Decide rules, BatchState state, IReadOnlyList<Event> events, DateTimeOffset now)
    {
        var decision = rules(state, events, now);
        if (_world.Trace is { } trace) Telling.Of(trace, events, decision);
        // Killed here, it is as if nothing had been decided.
        _process.Live();
        if (decision.Transitions.Count > 0 && _world.Troubles.Strikes(Trouble.CommitFails))
            throw new BatchException(ExitCode.SomeFailed, "the checkpoint can't be written: the disk is full");
        return decision;
    }

    private void Leave(RunLoop loop)
    {
        _askedToLeave = _world.Timeline.Now;
        _world.Trace?.Say("world", "asks the run to leave (SIGTERM)");
        loop.Ask(new Stop(StopReason.Terminated, "asked to end", Leaves: true));
    }
}
