namespace SyncMonster.Batch.Simulation.Time;

/// <summary>
/// The one line in which everything of a simulated world happens, on one thread: by time, and at one time in the order
/// in which it was put in line. Where nothing is left to do now, time jumps to what comes next.
/// </summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Number)> _line = new();
    private long _number;

    /// <summary>When every simulated world begins.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 10, 18, 0, 0, TimeSpan.Zero);

    /// <summary>How long the world has lasted.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>The true time, which only the service's clock is sure to tell.</summary>
    public DateTimeOffset Date => Beginning + Now;

    public void After(TimeSpan delay, Action action) => _line.Enqueue(action, (Now + delay, _number++));

    /// <summary>Lets the next thing happen; false where nothing is left.</summary>
    public bool Step()
    {
        if (!_line.TryDequeue(out var action, out var due)) return false;
        Now = due.At;
        action();
        return true;
    }

    /// <summary>Lets a while pass with all that happens in it.</summary>
    public void Pass(TimeSpan time)
    {
        var passed = false;
        After(time, () => passed = true);
        while (!passed) Step();
    }
}
