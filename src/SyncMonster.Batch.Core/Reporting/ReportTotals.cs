using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>How many jobs came to what.</summary>
/// <param name="Delivered">Delivered.</param>
/// <param name="Failed">Failed.</param>
/// <param name="Review">Waiting for a person to choose faces.</param>
/// <param name="Parked">Waiting for a person to resolve a request in doubt.</param>
/// <param name="Waiting">Not started.</param>
/// <param name="UnderWay">Analysing, generating or downloading.</param>
public sealed record JobCounts(int Delivered, int Failed, int Review, int Parked, int Waiting, int UnderWay)
{
    /// <summary>All of them.</summary>
    public int All => Delivered + Failed + Review + Parked + Waiting + UnderWay;

    /// <summary>Counts jobs.</summary>
    internal static JobCounts Of(IReadOnlyCollection<Job> jobs) => new(
        jobs.Count(job => job.Stage == JobStage.Delivered),
        jobs.Count(job => job.Stage == JobStage.Failed),
        jobs.Count(job => job.Stage == JobStage.Review),
        jobs.Count(job => job.Stage == JobStage.Parked),
        jobs.Count(job => job.Stage == JobStage.Waiting),
        jobs.Count(job => job.IsActive));
}

/// <summary>A project summed up, over all of its runs.</summary>
/// <param name="Jobs">The jobs by what they came to.</param>
/// <param name="DeliveredBytes">The size of the delivered files.</param>
/// <param name="Costs">What all of it costs, work outside the plan included.</param>
/// <param name="Outside">
/// Of that, requests that were made for jobs which are not in the plan any more. The jobs' own costs and these are the
/// total.
/// </param>
/// <param name="FindFace">What finding faces costs, of all of it.</param>
/// <param name="Generation">What generating costs, of all of it.</param>
/// <param name="ChargedInLastRun">
/// Of what was charged, the part of the last run; all of it where the runs aren't known.
/// </param>
/// <param name="NotPaidAgain">
/// Of what was charged, the part that earlier runs paid and the last one used without paying again.
/// </param>
public sealed record ReportTotals(
    JobCounts Jobs,
    long DeliveredBytes,
    Costs Costs,
    Costs Outside,
    Costs FindFace,
    Costs Generation,
    CreditSum ChargedInLastRun,
    CreditSum NotPaidAgain);
