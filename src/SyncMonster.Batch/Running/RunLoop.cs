using System.Threading.Channels;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Running;

/// <summary>The rules as a function, see <see cref="Decider.Decide"/>.</summary>
public delegate Decision Decide(BatchState state, IReadOnlyList<Event> events, DateTimeOffset now);

/// <summary>
/// The loop: gather what happened, decide, commit, act. It owns the state alone and without locks; an effect never
/// starts before the record that it may start is on disk, and a thousand events cost one sync.
/// </summary>
/// <param name="checkpoint">Where transitions are committed.</param>
/// <param name="hands">What acts.</param>
/// <param name="time">The clock.</param>
/// <param name="watch">Told of every turn, after its commit; must not block. Null: nobody is.</param>
/// <param name="decide">
/// The rules; null: <see cref="Decider"/>. Tests put wrong rules here, to see them found out.
/// </param>
public sealed class RunLoop(
    Checkpoint checkpoint, Hands hands, TimeProvider time, Action<Decision>? watch = null, Decide? decide = null)
{
    private readonly Decide _decide = decide ?? Decider.Decide;
    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(new() { SingleReader = true });
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly long _stamp = time.GetTimestamp();
    private Task? _arrival;

    // Counted from the beginning of the run: a clock that is set meanwhile neither shortens nor lengthens any wait.
    private DateTimeOffset Now => _began + time.GetElapsedTime(_stamp);

    /// <summary>Asks the run to stop. May be called from any thread, before the run or during it.</summary>
    public void Ask(Stop stop) => _events.Writer.TryWrite(new Event.StopAsked(stop));

    /// <summary>Runs until nothing is left to do or to wait for.</summary>
    /// <param name="state">What is known at the beginning.</param>
    /// <returns>The last state.</returns>
    /// <exception cref="BatchException">
    /// The checkpoint can't be written; no effect of that turn was started.
    /// </exception>
    public async Task<BatchState> RunAsync(BatchState state)
    {
        var leaving = false;
        List<Event> events = [new Event.Began()];
        while (true)
        {
            var now = Now;
            var decision = _decide(state, events, now);
            checkpoint.Commit(decision.Transitions, now);
            state = decision.State;
            foreach (var effect in decision.Effects) hands.Start(effect, Report);
            watch?.Invoke(decision);
            if (state.Stop is { Leaves: true } && !leaving)
            {
                leaving = true;
                hands.Leave();
            }

            if (state.IsOver) return state;
            events = await NextAsync(state.NextDue);
        }
    }

    private void Report(Event happened) => _events.Writer.TryWrite(happened);

    private async Task<List<Event>> NextAsync(DateTimeOffset? due)
    {
        await WaitAsync(due);
        var events = new List<Event>();
        while (_events.Reader.TryRead(out var happened)) events.Add(happened);
        if (due <= Now) events.Add(new Event.TimeCame());
        return events;
    }

    private async Task WaitAsync(DateTimeOffset? due)
    {
        _arrival ??= ArriveAsync();
        if (due is { } dueAt)
        {
            var wait = dueAt - Now;
            if (wait > TimeSpan.Zero) await WaitAsync(_arrival, wait);
        }
        else
        {
            await _arrival;
        }

        if (_arrival.IsCompleted) _arrival = null;
    }

    private async Task WaitAsync(Task arrival, TimeSpan atMost)
    {
        var timeCame = new TaskCompletionSource();
        using var timer = time.CreateTimer(_ => timeCame.TrySetResult(), null, atMost, Timeout.InfiniteTimeSpan);
        await Task.WhenAny(arrival, timeCame.Task);
    }

    // Awaited, not turned into a task: so the loop is told in its own context where it has one.
    private async Task ArriveAsync() => await _events.Reader.WaitToReadAsync();
}
