using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>Jobs that have something in common, summed.</summary>
/// <param name="Name">What they have in common; null: that they have none of it.</param>
/// <param name="Jobs">How many there are.</param>
/// <param name="Delivered">How many of them are delivered.</param>
/// <param name="Seconds">The length of their videos, each job counted, as far as it is known.</param>
/// <param name="UnknownLengths">Of how many the length isn't known.</param>
/// <param name="Costs">What they cost.</param>
public sealed record CostRow(string? Name, int Jobs, int Delivered, decimal Seconds, int UnknownLengths, Costs Costs)
{
    /// <summary>The sum of some jobs.</summary>
    internal static CostRow Of(string? name, IReadOnlyCollection<JobReport> jobs) => new(
        name,
        jobs.Count,
        jobs.Count(job => job.Stage == JobStage.Delivered),
        jobs.Sum(job => job.Plan.Video.Seconds ?? 0),
        jobs.Count(job => job.Plan.Video.Seconds is null),
        Costs.Sum(jobs.Select(job => job.Costs)));

    /// <summary>A row for every name, by name; those without one come last.</summary>
    internal static IReadOnlyList<CostRow> By(IEnumerable<JobReport> jobs, Func<JobReport, string?> name) =>
    [
        .. jobs.GroupBy(name)
            .OrderBy(same => same.Key is null).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => Of(same.Key, [.. same])),
    ];
}

/// <summary>The jobs of a project by the values of one tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Rows">A row for each of its values, and one for jobs without the tag; they add up to all jobs.</param>
public sealed record TagCosts(string Tag, IReadOnlyList<CostRow> Rows);
