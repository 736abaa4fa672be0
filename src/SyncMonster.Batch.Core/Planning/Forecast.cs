using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What a run would do and pay, in the order in which it would start.</summary>
/// <param name="Plan">The plan it is of.</param>
/// <param name="Lines">A line a job.</param>
/// <param name="Committed">What the project has spent or set aside before.</param>
/// <param name="SharedFindFace">What jobs save that share the faces another job of this run pays for.</param>
/// <param name="Duration">How long it will take, going by earlier runs; null where they don't tell.</param>
public sealed record Forecast(
    BatchPlan Plan, IReadOnlyList<ForecastLine> Lines, Credits Committed, Credits SharedFindFace, TimeSpan? Duration)
{
    /// <summary>The budget; null: none.</summary>
    public Credits? Cap => Plan.Budget.MaxCredits;

    /// <summary>Expected credits of all jobs that would run.</summary>
    public StepCredits Expected => Sum(line => line.Expected);

    /// <summary>The worst case of all jobs that would run.</summary>
    public StepCredits WorstBySteps => Sum(line => line.WorstBySteps);

    /// <summary>The worst case of all jobs that would run, in one amount.</summary>
    public Credits Worst => WorstBySteps.Total;

    /// <summary>What earlier runs paid for and this one needs no more.</summary>
    public Credits Saved => Lines.Aggregate(Credits.Zero, (sum, line) => sum + line.Saved);

    /// <summary>Bytes that would go up.</summary>
    public long UploadBytes => ToRun.Sum(line => line.UploadBytes);

    /// <summary>Whether the length of every video that would be paid for is known.</summary>
    public bool IsComplete => ToRun.All(line => line.IsKnown);

    /// <summary>The jobs that would run.</summary>
    public IEnumerable<ForecastLine> ToRun => Lines.Where(line => line.Step == ForecastStep.Run);

    /// <summary>The jobs that would run although they were paid for before, because they have changed since.</summary>
    public IEnumerable<ForecastLine> PaidAgain => ToRun.Where(line => line.Earlier is not null);

    /// <summary>The approval of this plan and of its cost; see <see cref="PlanApproval"/>.</summary>
    public PlanApproval Approval => PlanApproval.Of(this);

    /// <summary>Looks ahead from a state as the checkpoint gives it.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="history">What earlier runs tell.</param>
    /// <param name="now">The time, for a cap that counts a day.</param>
    public static Forecast Of(BatchState state, PlanHistory history, DateTimeOffset now) =>
        Forecaster.LookAhead(state, history, now);

    private StepCredits Sum(Func<ForecastLine, StepCredits> part) =>
        ToRun.Aggregate(default(StepCredits), (sum, line) => sum + part(line));
}
