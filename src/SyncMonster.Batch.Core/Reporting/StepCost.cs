namespace SyncMonster.Batch.Core.Reporting;

/// <summary>Whose request a job's step stands on.</summary>
public enum StepOrigin
{
    /// <summary>None yet: the step lies before the job, or it never came to it.</summary>
    None,

    /// <summary>One that was made for the job itself, in the last run.</summary>
    ThisRun,

    /// <summary>One that was made for the job itself, in an earlier run, and wasn't paid for again.</summary>
    EarlierRun,

    /// <summary>One that was made for another job.</summary>
    OtherJob,
}

/// <summary>What one of a job's two steps (find-face, generation) cost.</summary>
/// <param name="Costs">
/// What was estimated and charged in the job's own name. A request that several jobs share is charged to the job it was
/// made for, and saved by the others.
/// </param>
/// <param name="Origin">Whose request the step stands on.</param>
/// <param name="PaidBy">The job that request was made for; null where it stands on none.</param>
/// <param name="NotPaidAgain">
/// What the job itself paid in an earlier run and the last one didn't pay again. It stands in <paramref name="Costs"/>
/// as charged, so it is no saving there.
/// </param>
public sealed record StepCost(Costs Costs, StepOrigin Origin, string? PaidBy, CreditSum NotPaidAgain);
