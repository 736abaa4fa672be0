using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What a run would do with one job.</summary>
public enum ForecastStep
{
    /// <summary>Nothing: it was delivered.</summary>
    Delivered,

    /// <summary>Nothing new is paid: what earlier runs paid for is fetched or waited for.</summary>
    Resume,

    /// <summary>It is run.</summary>
    Run,

    /// <summary>Nothing: it doesn't fit the budget.</summary>
    OverBudget,

    /// <summary>Nothing: a job before it doesn't fit the budget, and <c>on_exceeded</c> is <c>stop</c>.</summary>
    AfterStop,

    /// <summary>Nothing: it failed, and <c>--retry-failed</c> wasn't said.</summary>
    Failed,

    /// <summary>Nothing before a person chooses faces.</summary>
    Review,

    /// <summary>Nothing before it is known what became of one of its requests, or a person ends it.</summary>
    Parked,
}

/// <summary>One job's line of a plan.</summary>
/// <param name="Job">The job.</param>
/// <param name="Step">What happens to it.</param>
/// <param name="Expected">
/// Credits it is expected to cost from now on: nothing for what is paid for, or what another job of this run pays.
/// </param>
/// <param name="WorstBySteps">The most it can cost from now on.</param>
/// <param name="Saved">What earlier runs paid for and it needs no more.</param>
/// <param name="UploadBytes">Bytes that have to go up.</param>
public sealed record ForecastLine(
    PlannedJob Job,
    ForecastStep Step,
    StepCredits Expected,
    StepCredits WorstBySteps,
    Credits Saved,
    long UploadBytes)
{
    /// <summary>The most that it can cost: this is what the budget is checked with.</summary>
    public Credits Worst => WorstBySteps.Total;

    /// <summary>Whether its video's length is known; without it the credits are unknown, not zero.</summary>
    public bool IsKnown => Job.Video.Seconds is not null || Step is ForecastStep.Delivered or ForecastStep.Resume;

    /// <summary>The cap that it doesn't fit, in words; null where it fits.</summary>
    public string? BrokenCap { get; init; }

    /// <summary>
    /// What was paid for under the same id and has changed since, so that it would be paid again; null: nothing.
    /// </summary>
    public EarlierVersion? Earlier { get; init; }
}
