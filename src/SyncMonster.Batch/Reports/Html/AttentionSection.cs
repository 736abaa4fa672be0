using System.Globalization;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>
/// The jobs that aren't delivered, by why and what to do about it; those with the same trouble stand together.
/// </summary>
internal static class AttentionSection
{
    private const int ShownJobs = 8;
    private const int ShownTroubles = 20;

    private static readonly JobStage[] Order =
    [
        JobStage.Failed, JobStage.Review, JobStage.Parked, JobStage.Waiting,
        JobStage.Analyzing, JobStage.Generating, JobStage.Downloading,
    ];

    public static Markup Of(CostReport report)
    {
        var troubles = report.Jobs.Index()
            .Where(entry => entry.Item.Stage != JobStage.Delivered)
            .GroupBy(entry => (entry.Item.Stage, entry.Item.Reason, Remedy: WithoutId(entry.Item)))
            .OrderBy(trouble => Array.IndexOf(Order, trouble.Key.Stage))
            .Select(trouble => Trouble(trouble.Key.Stage, trouble.Key.Reason, trouble.Key.Remedy, [.. trouble]))
            .ToList();
        if (troubles.Count == 0) return Markup.None;
        return Markup.Of(
            $"""
            <section aria-labelledby="attention">
            <h2 id="attention">What needs a decision</h2>
            <ul class="troubles">{troubles.Take(ShownTroubles)}</ul>
            {Rest([.. troubles.Skip(ShownTroubles)])}
            {RetryNote(report)}
            </section>
            """);
    }

    private static Markup Trouble(
        JobStage stage, string? reason, string? remedy, IReadOnlyList<(int Index, JobReport Job)> jobs) => Markup.Of(
        $"""
        <li class="trouble {Stages.Class(stage)}">
        <p class="what">{Stages.Label(stage)} <span class="jobs">{jobs.Take(ShownJobs).Select(Link)}</span>{Others([.. jobs.Skip(ShownJobs)])}</p>
        <p>{reason}</p>
        <p class="remedy">{remedy}</p>
        </li>

        """);

    private static Markup Link((int Index, JobReport Job) entry) =>
        Markup.Of($"<a href=\"#{JobSection.Anchor(entry.Index)}\"><bdi>{entry.Job.Id}</bdi></a> ");

    private static Markup Others(IReadOnlyList<(int Index, JobReport Job)> jobs) => jobs.Count == 0
        ? Markup.None
        : Markup.Of($"<details class=\"inline\"><summary>and {Figures.Of(jobs.Count, "other")}</summary><span class=\"jobs\">{jobs.Select(Link)}</span></details>");

    private static Markup Rest(IReadOnlyList<Markup> troubles) => troubles.Count == 0
        ? Markup.None
        : Markup.Of($"<details><summary>{Figures.Of(troubles.Count, "more")}</summary><ul class=\"troubles\">{troubles}</ul></details>");

    private static Markup RetryNote(CostReport report) => Retry.RetryManifest.JobsOf(report).Count == 0
        ? Markup.None
        : Markup.Of(
            $"<p class=\"aside\"><code>retry.yaml</code>, beside this page, is a manifest of just these jobs.</p>");

    // The same advice for several jobs is one piece of advice.
    private static string? WithoutId(JobReport job) => job.Stage == JobStage.Parked
        ? job.Remedy?.Replace(
            string.Create(CultureInfo.InvariantCulture, $"resolve {job.Id} "), "resolve JOB ", StringComparison.Ordinal)
        : job.Remedy;
}
