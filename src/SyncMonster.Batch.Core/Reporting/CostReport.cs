using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>What a project's runs came to and what they cost: all that the report files show, as values.</summary>
/// <param name="Project">The project.</param>
/// <param name="Account">Whose requests these are: the endpoint, or <c>sandbox</c>.</param>
/// <param name="OutputDirectory">The full path of the output folder.</param>
/// <param name="MadeAt">When the report was made.</param>
/// <param name="Runs">The project's runs with their ends, oldest first; empty where they aren't known.</param>
/// <param name="Budget">The budget; null where it isn't known.</param>
/// <param name="Totals">Everything summed.</param>
/// <param name="Jobs">The jobs in the plan's order.</param>
/// <param name="ByLanguage">The jobs by language.</param>
/// <param name="ByModel">The jobs by lip-sync model.</param>
/// <param name="ByVideo">The jobs by video.</param>
/// <param name="ByTag">The jobs by each tag that any of them has.</param>
/// <param name="Notes">What the runs had to say, oldest first.</param>
public sealed record CostReport(
    string Project,
    string Account,
    string OutputDirectory,
    DateTimeOffset MadeAt,
    IReadOnlyList<RunSpan> Runs,
    BudgetSettings? Budget,
    ReportTotals Totals,
    IReadOnlyList<JobReport> Jobs,
    IReadOnlyList<CostRow> ByLanguage,
    IReadOnlyList<CostRow> ByModel,
    IReadOnlyList<CostRow> ByVideo,
    IReadOnlyList<TagCosts> ByTag,
    IReadOnlyList<HistoryEntry> Notes)
{
    /// <summary>The account that stands for the local sandbox.</summary>
    public const string SandboxAccount = "sandbox";

    /// <summary>How much happened at once in the last run; null where it isn't known.</summary>
    public ConcurrencySettings? Concurrency { get; init; }

    /// <summary>Whether it was a rehearsal on the sandbox.</summary>
    public bool IsSandbox => Account == SandboxAccount;

    /// <summary>What every report of a rehearsal says first; null for the real thing.</summary>
    public string? Banner => IsSandbox ? "rehearsal: no credit was spent" : null;

    /// <summary>Makes the report of what a checkpoint remembers.</summary>
    /// <param name="record">What it remembers.</param>
    /// <param name="now">The time.</param>
    public static CostReport Of(RunRecord record, DateTimeOffset now)
    {
        var standing = new Standing(record);
        var items = CostItem.Of(record, standing);
        var runs = JobTimes.SpansOf(record);
        var jobs = JobReports.Of(record, standing, items, runs);
        return new CostReport(
            record.Project,
            record.Account,
            record.OutputDirectory,
            now,
            record.Runs.Count > 0 ? runs : [],
            record.Budget,
            Total(record, standing, items, jobs),
            jobs,
            CostRow.By(jobs, job => job.Plan.Language),
            CostRow.By(jobs, job => job.Model),
            ByVideoOf(jobs),
            ByTagOf(jobs),
            [.. record.History.Where(entry => entry is { Kind: "run", Text: not null })])
        {
            Concurrency = record.Concurrency,
        };
    }

    private static ReportTotals Total(
        RunRecord record, Standing standing, IReadOnlyList<CostItem> items, IReadOnlyList<JobReport> jobs)
    {
        var planned = record.Jobs.Select(job => job.Plan.Id).ToHashSet();
        var outside = items.Where(item => !planned.Contains(item.JobId)).ToList();
        var findFace = Of(RequestKind.FindFace, job => job.FindFace);
        var generation = Of(RequestKind.Generate, job => job.Generation);
        return new ReportTotals(
            JobCounts.Of([.. record.Jobs]),
            jobs.Sum(job => job.File?.Bytes ?? 0),
            findFace + generation,
            Costs.Sum(outside.Select(item => item.Costs)),
            findFace,
            generation,
            Sum(items.Where(item => item.At is not null && standing.IsOfLastRun(item.At)).Select(item => item.Costs.Charged)),
            Sum(jobs.SelectMany(job => new[] { job.FindFace.NotPaidAgain, job.Generation.NotPaidAgain })));

        Costs Of(RequestKind kind, Func<JobReport, StepCost> step) =>
            Costs.Sum(jobs.Select(job => step(job).Costs))
            + Costs.Sum(outside.Where(item => item.Step == kind).Select(item => item.Costs));
    }

    // Two videos may go by one name; content tells them apart.
    private static IReadOnlyList<CostRow> ByVideoOf(IEnumerable<JobReport> jobs) =>
    [
        .. jobs.GroupBy(job => job.Plan.Video.Content)
            .Select(same => CostRow.Of(same.First().Video, [.. same]))
            .OrderBy(row => row.Name, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<TagCosts> ByTagOf(IReadOnlyList<JobReport> jobs) =>
    [
        .. jobs.SelectMany(job => job.Plan.Tags).Select(tag => tag.Name).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new TagCosts(
                name, CostRow.By(jobs, job => job.Plan.Tags.FirstOrDefault(tag => tag.Name == name)?.Value))),
    ];

    private static CreditSum Sum(IEnumerable<CreditSum> parts) => parts.Aggregate(CreditSum.Zero, CreditSum.Add);
}
