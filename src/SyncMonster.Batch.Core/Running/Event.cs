namespace SyncMonster.Batch.Core.Running;

/// <summary>Something that happened and has to be decided on.</summary>
public abstract record Event
{
    private Event()
    {
    }

    /// <summary>The run begins: what was left by earlier runs is taken up.</summary>
    public sealed record Began : Event;

    /// <summary>Something is due.</summary>
    public sealed record TimeCame : Event;

    /// <summary>A request was sent but for its last bytes, and waits.</summary>
    /// <param name="RequestId">The request.</param>
    public sealed record GateReached(string RequestId) : Event;

    /// <summary>An effect ended.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="Outcome">How.</param>
    public sealed record Ended(Effect Effect, Outcome Outcome) : Event;

    /// <summary>Someone or something wants the run to stop.</summary>
    /// <param name="Stop">Why and how.</param>
    public sealed record StopAsked(Stop Stop) : Event;
}

/// <summary>Why a run stops before all is done.</summary>
public enum StopReason
{
    /// <summary>The key is missing or refused.</summary>
    KeyRefused,

    /// <summary>The service can't be reached, or keeps failing.</summary>
    ServiceUnreachable,

    /// <summary>The account has no more credits, or the budget says to stop.</summary>
    Budget,

    /// <summary>The service bills at another rate than the run was planned with.</summary>
    PriceChanged,

    /// <summary>The time set for starting paid work is over.</summary>
    Clock,

    /// <summary>More jobs failed than the run was to bear.</summary>
    FailFast,

    /// <summary>A disk is full or fails.</summary>
    Disk,

    /// <summary>Interrupted by a person (SIGINT).</summary>
    Interrupted,

    /// <summary>Asked to end (SIGTERM).</summary>
    Terminated,
}

/// <summary>That a run stops.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">The same in words, with what to do about it.</param>
/// <param name="Leaves">
/// Whether it leaves at once, when open commit windows have closed. Otherwise it starts no more paid work and lets what
/// is in flight finish.
/// </param>
public sealed record Stop(StopReason Reason, string Message, bool Leaves);
