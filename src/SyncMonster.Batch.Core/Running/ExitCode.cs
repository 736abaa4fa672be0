namespace SyncMonster.Batch.Core.Running;

/// <summary>What the command returns. Where several hold, the first of 4, 75, 8, 10, 3, 5.</summary>
public enum ExitCode
{
    /// <summary>Every job delivered (or had been).</summary>
    Delivered = 0,

    /// <summary>A fault of the program itself.</summary>
    Broken = 1,

    /// <summary>Bad manifest or usage; nothing was sent.</summary>
    BadInput = 2,

    /// <summary>Finished, but some jobs failed.</summary>
    SomeFailed = 3,

    /// <summary>Key missing or refused.</summary>
    NoKey = 4,

    /// <summary>Finished, but some jobs wait for a person.</summary>
    SomeWait = 5,

    /// <summary>Stopped by the budget or out of credits.</summary>
    Budget = 8,

    /// <summary>Stopped by the clock.</summary>
    Clock = 10,

    /// <summary>Another run holds this state.</summary>
    Held = 11,

    /// <summary>The service could not be reached or kept failing; try later.</summary>
    Unreachable = 75,

    /// <summary>Interrupted; in-flight work is recorded and resumes.</summary>
    Interrupted = 130,

    /// <summary>Terminated; in-flight work is recorded and resumes.</summary>
    Terminated = 143,
}

/// <summary>What a run came to.</summary>
public static class RunResult
{
    /// <summary>The exit code of a run in its last state.</summary>
    public static ExitCode Of(BatchState state) => state.Stop?.Reason switch
    {
        StopReason.Interrupted => ExitCode.Interrupted,
        StopReason.Terminated => ExitCode.Terminated,
        StopReason.KeyRefused => ExitCode.NoKey,
        StopReason.ServiceUnreachable => ExitCode.Unreachable,
        StopReason.Budget or StopReason.PriceChanged => ExitCode.Budget,
        _ when !state.OverBudget.IsEmpty => ExitCode.Budget,
        StopReason.Clock => ExitCode.Clock,
        StopReason.Disk or StopReason.FailFast => ExitCode.SomeFailed,
        _ => Of(state.Jobs.Values),
    };

    private static ExitCode Of(IEnumerable<Job> jobs)
    {
        var worst = ExitCode.Delivered;
        foreach (var job in jobs)
        {
            if (job.Stage == JobStage.Failed) return ExitCode.SomeFailed;
            if (job.Stage != JobStage.Delivered) worst = ExitCode.SomeWait;
        }

        return worst;
    }
}
