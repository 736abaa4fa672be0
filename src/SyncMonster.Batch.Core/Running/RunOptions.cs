namespace SyncMonster.Batch.Core.Running;

/// <summary>What the engine is set to, beside the plan.</summary>
public sealed record RunOptions
{
    /// <summary>How long doubt is given to settle between two looks at the account's lists. Default: 120 s.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the service may fail without a break before the run ends. Default: 5 min.</summary>
    public TimeSpan OutagePatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same at the start, before the service answered once. Default: 15 s.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long without an end a remote request is flagged; it is watched on. Default: 30 min.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Stop starting paid work after this many jobs have failed in this run; null: never.</summary>
    public int? FailFast { get; init; }

    /// <summary>
    /// Start only the first so many jobs, by priority and manifest order, and leave the rest for approval; null: all.
    /// </summary>
    public int? Pilot { get; init; }

    /// <summary>Small calls at once. Default: 8.</summary>
    public int Calls { get; init; } = 8;

    /// <summary>Delivered files checked at once. Default: 2.</summary>
    public int Disk { get; init; } = 2;

    /// <summary>
    /// Whether jobs that failed in earlier runs are tried again; a failed generation is then paid for again.
    /// </summary>
    public bool RetryFailed { get; init; }
}
