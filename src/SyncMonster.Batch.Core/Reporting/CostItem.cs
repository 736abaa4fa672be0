using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>
/// One thing that costs, counted once and under one job: a request that was or may have been charged, or a step that
/// still has none. Every sum of a report is a sum of these, so all of them agree.
/// </summary>
/// <param name="JobId">The job it was made for.</param>
/// <param name="Step">Which of the two steps.</param>
/// <param name="Costs">What it costs.</param>
/// <param name="At">When it was accepted, or may have been; null for a step without a request.</param>
internal sealed record CostItem(string JobId, RequestKind Step, Costs Costs, DateTimeOffset? At)
{
    /// <summary>What a record's project pays for.</summary>
    public static IReadOnlyList<CostItem> Of(RunRecord record, Standing standing)
    {
        var paid = record.Requests
            .Where(request => request.Project == record.Project && !request.IsFree)
            .GroupBy(request => request.Subject)
            .SelectMany(
                same => same.OrderBy(Standing.Number).Select((request, index) => Of(request, isFirst: index == 0)));
        return [.. paid, .. StillToFind(record, standing), .. StillToGenerate(record, standing)];
    }

    /// <summary>What a request was charged, or may have been.</summary>
    public static CreditSum ChargeOf(Request request) => request switch
    {
        { IsFree: true } or { Stage: RequestStage.Sending } => CreditSum.Zero,
        { Charged: { } charged } => CreditSum.Of(charged),
        _ => CreditSum.Unknown(BoundOf(request)),
    };

    /// <summary>The most a request can be charged; null where the length of its video isn't known.</summary>
    public static Credits? BoundOf(Request request) => request.Ask.Video.Seconds is null ? null : request.Worst;

    // Work that had to be paid for again was estimated once.
    private static CostItem Of(Request request, bool isFirst)
    {
        var perSecond = request.Ask is Ask.Generate generate
            ? Price.GeneratePerSecond(generate.LipSync is not null, generate.Drama is not null)
            : Price.FindFacePerSecond;
        var planned = isFirst ? Planned(request.Ask.Video.Seconds, perSecond) : Costs.Zero;
        return new CostItem(
            request.JobId,
            request.Ask.Kind,
            planned with { Charged = ChargeOf(request) },
            request.AcceptedAt ?? request.IntentAt);
    }

    private static IEnumerable<CostItem> StillToFind(RunRecord record, Standing standing) => record.Jobs
        .Where(job => standing.FindFaceOf(job) is null)
        .GroupBy(job => job.Plan.AnalysisKey)
        .Select(sharing => sharing.OrderByDescending(job => job.Plan.Priority).ThenBy(job => job.Plan.Order).First())
        .Select(job => Of(job, RequestKind.FindFace, Price.FindFacePerSecond));

    // Jobs that ask for the very same dub share one generation.
    private static IEnumerable<CostItem> StillToGenerate(RunRecord record, Standing standing) => record.Jobs
        .GroupBy(job => Identity.OfJob(
            job.Plan.AnalysisKey, job.Plan.Audio.Content, job.Plan.LipSync, job.Plan.Drama, job.Plan.Faces))
        .Where(same => same.All(job => standing.GenerationOf(job) is null))
        .Select(same => same.First())
        .Select(job => Of(job, RequestKind.Generate, job.Plan.GeneratePerSecond));

    private static CostItem Of(Job job, RequestKind step, decimal perSecond) =>
        new(job.Plan.Id, step, Planned(job.Plan.Video.Seconds, perSecond), At: null);

    private static Costs Planned(decimal? seconds, decimal perSecond) => seconds is { } known
        ? Costs.Zero with
        {
            Estimate = CreditSum.Of(Price.Expected(known, perSecond)),
            WorstCase = CreditSum.Of(Price.WorstCase(known, perSecond)),
        }
        : Costs.Zero with { Estimate = CreditSum.Unknown(null), WorstCase = CreditSum.Unknown(null) };
}
