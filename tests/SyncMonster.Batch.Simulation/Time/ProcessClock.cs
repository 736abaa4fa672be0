namespace SyncMonster.Batch.Simulation.Time;

/// <summary>
/// The clock as a process sees it: its stamps are the world's, its time of day may be set at any moment.
/// </summary>
/// <param name="process">Where timers ring.</param>
/// <param name="wall">The clock on the machine's wall.</param>
internal sealed class ProcessClock(SimulatedProcess process, WallClock wall) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => wall.Now;

    public override long GetTimestamp() => process.Timeline.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(process, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SimulatedProcess process, Action ring) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("Nothing in a run rings twice.");
            var setting = ++_setting;
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            process.Timeline.After(dueTime, () =>
            {
                if (setting == _setting) process.Run(ring);
            });
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>The machine's time of day, which may be wrong and may be set.</summary>
internal sealed class WallClock(Timeline timeline)
{
    private TimeSpan _wrong;

    public DateTimeOffset Now => timeline.Date + _wrong;

    public void Jump(TimeSpan by) => _wrong += by;
}
