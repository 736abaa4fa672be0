using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>Credits by the steps that the reference bills.</summary>
/// <param name="FindFace">For finding faces.</param>
/// <param name="LipSync">For lip-sync.</param>
/// <param name="Drama">For drama.</param>
public readonly record struct StepCredits(Credits FindFace, Credits LipSync, Credits Drama)
{
    /// <summary>All steps together.</summary>
    public Credits Total => FindFace + LipSync + Drama;

    /// <summary>The sum of two, step by step.</summary>
    public static StepCredits operator +(StepCredits left, StepCredits right) =>
        new(left.FindFace + right.FindFace, left.LipSync + right.LipSync, left.Drama + right.Drama);

    /// <summary>See <see cref="op_Addition"/>.</summary>
    public static StepCredits Add(StepCredits left, StepCredits right) => left + right;

    /// <summary>
    /// What a job is expected to cost; see <see cref="Price.Expected"/>. Nothing where the length isn't known.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="withFindFace">Whether it pays for the faces of its video.</param>
    public static StepCredits Expected(PlannedJob job, bool withFindFace) => Of(job, withFindFace, Price.Expected);

    /// <summary>
    /// The most a job can cost; see <see cref="Price.WorstCase"/>. Nothing where the length isn't known.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="withFindFace">Whether it pays for the faces of its video.</param>
    public static StepCredits Worst(PlannedJob job, bool withFindFace) => Of(job, withFindFace, Price.WorstCase);

    private static StepCredits Of(PlannedJob job, bool withFindFace, Func<decimal, decimal, Credits> price)
    {
        var seconds = job.Video.Seconds ?? 0;
        return new StepCredits(
            withFindFace ? price(seconds, Price.FindFacePerSecond) : default,
            job.LipSync is null ? default : price(seconds, Price.LipSyncPerSecond),
            job.Drama is null ? default : price(seconds, Price.DramaPerSecond));
    }
}
