namespace SyncMonster.Batch.Simulation.Time;

/// <summary>
/// A process in a simulated world: the context in which everything of the engine runs. It can be killed between any two
/// steps and within one, at each moment in which it touches the world; from then on nothing of it is heard again.
/// </summary>
/// <param name="timeline">The world's time.</param>
/// <param name="life">After how many moments it is killed; null: never.</param>
internal sealed class SimulatedProcess(Timeline timeline, int? life = null) : SynchronizationContext
{
    /// <summary>Whether it lives.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>How many moments it has lived.</summary>
    public int Age { get; private set; }

    public Timeline Timeline => timeline;

    /// <summary>It has come to its end by itself: nothing of it is heard again.</summary>
    public void Exit() => IsAlive = false;

    /// <summary>One moment more: what comes next is not done any more by a process that dies here.</summary>
    /// <exception cref="KilledException">It is dead.</exception>
    public void Live()
    {
        if (IsAlive && Age++ != life) return;
        IsAlive = false;
        throw new KilledException();
    }

    /// <summary>Does something in this process, if it lives.</summary>
    public void Run(Action action)
    {
        if (!IsAlive) return;
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            Live();
            action();
        }
        catch (KilledException)
        {
            // What it was about to do isn't done.
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        timeline.After(TimeSpan.Zero, () => Run(() => d(state)));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing waits for another thread here: there is only one.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Waits, in the process's own context and within the world's time.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken ct)
    {
        var over = new TaskCompletionSource();
        timeline.After(time, () => Run(() => over.TrySetResult()));
        await using var cancelled = ct.Register(() => Post(_ => over.TrySetCanceled(ct), null));
        await over.Task;
        Live();
    }
}

/// <summary>The process was killed.</summary>
internal sealed class KilledException() : Exception("killed");
