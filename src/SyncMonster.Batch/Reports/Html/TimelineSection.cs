using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>When each job waited, was analysed, generated and downloaded.</summary>
internal static class TimelineSection
{
    private const int OpenJobs = 40;

    private static readonly JobStage[] Shown =
    [
        JobStage.Waiting, JobStage.Analyzing, JobStage.Generating, JobStage.Downloading, JobStage.Review, JobStage.Parked,
    ];

    public static Markup Of(CostReport report)
    {
        var axis = new TimeAxis(report);
        if (axis.IsEmpty) return Markup.None;
        var happened = report.Jobs.SelectMany(job => job.Phases).Select(phase => phase.Stage).ToHashSet();
        var isShort = report.Jobs.Count <= OpenJobs;
        var groups = report.Jobs.Where(job => job.Phases.Count > 0).GroupBy(job => job.Plan.Video.Content).ToList();
        var content = isShort
            ? Table([.. groups.SelectMany(jobs => jobs)], axis, "Timeline")
            : Markup.Join(groups.Select(jobs => Group([.. jobs], axis)));
        return Markup.Of(
            $"""
            <section aria-labelledby="timeline">
            <h2 id="timeline">Timeline</h2>
            <ul class="legend">{Shown.Where(happened.Contains).Select(Legend)}</ul>
            {content}
            </section>
            """);
    }

    private static Markup Legend(JobStage stage) => Markup.Of(
        $"<li><svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"{Stages.Class(stage)}\" width=\"100%\" height=\"100%\"/></svg>{Name(stage)}</li>");

    private static Markup Group(IReadOnlyList<JobReport> jobs, TimeAxis axis) => Markup.Of(
        $"""
        <details class="card"><summary><bdi>{jobs[0].Video}</bdi> <span class="soft">{Figures.Of(jobs.Count, "job")}</span>{Strip(jobs, axis)}</summary>
        {Table(jobs, axis, $"Timeline of {jobs[0].Video}")}
        </details>

        """);

    // Folded or not, it shows when each video was worked on.
    private static Markup Strip(IReadOnlyList<JobReport> jobs, TimeAxis axis)
    {
        JobStage[] work = [JobStage.Analyzing, JobStage.Generating, JobStage.Downloading];
        var bars = work.SelectMany(
            stage => Together(jobs.SelectMany(job => job.Phases).Where(phase => phase.Stage == stage)));
        return Markup.Of(
            $"<svg class=\"strip\" aria-hidden=\"true\">{bars.Select(phase => Bar(phase, axis, 0, 8))}</svg>");
    }

    private static IEnumerable<Phase> Together(IEnumerable<Phase> phases)
    {
        Phase? open = null;
        foreach (var phase in phases.OrderBy(phase => phase.From))
        {
            if (open is not null && phase.From <= open.To)
            {
                open = open with { To = phase.To > open.To ? phase.To : open.To };
                continue;
            }

            if (open is not null) yield return open;
            open = phase;
        }

        if (open is not null) yield return open;
    }

    private static Markup Table(IReadOnlyList<JobReport> jobs, TimeAxis axis, string label)
    {
        var lines = Markup.Join(axis.Labels().Select(tick => Markup.Of($"<rect class=\"tick\" x=\"{Figures.Percent(tick.Place)}\" width=\"1\" height=\"100%\"/>"))
            .Concat(axis.Gaps.Select(gap => Markup.Of($"<rect class=\"gap\" x=\"{Figures.Percent(gap)}\" width=\"1\" height=\"100%\"/>"))));
        return Markup.Of(
            $"""
            <table class="timeline" aria-label="{label}">
            <thead><tr><th scope="col">Job</th><th scope="col"><span class="hidden">Stages</span><svg class="axis" aria-hidden="true">{axis.Labels().Select(Tick)}</svg></th><th scope="col" class="number">Took</th></tr></thead>
            <tbody>
            {jobs.Select(job => Row(job, axis, lines))}
            </tbody>
            </table>
            """);
    }

    private static Markup Tick((double Place, string Label) tick) => Markup.Of(
        $"<text x=\"{Figures.Percent(tick.Place)}\" y=\"12\"{(tick.Place > 0.95 ? Markup.Of($" text-anchor=\"end\"") : Markup.None)}>{tick.Label}</text>");

    private static Markup Row(JobReport job, TimeAxis axis, Markup lines) => Markup.Of(
        $"""
        <tr><th scope="row"><bdi>{job.Id}</bdi></th><td><svg class="phases" role="img" aria-label="{Words(job)}">{lines}{job.Phases.Select(phase => Bar(phase, axis, 3, 10))}{End(job, axis)}</svg></td><td class="number">{Took(job)}</td></tr>

        """);

    private static Markup Bar(Phase phase, TimeAxis axis, int top, int height) => axis.Place(phase.From) is not { } from
        ? Markup.None
        : Markup.Of($"<rect class=\"{Stages.Class(phase.Stage)}\" x=\"{Figures.Percent(from)}\" width=\"{Figures.Percent(axis.Width(phase.From, phase.To))}\" y=\"{top}\" height=\"{height}\"><title>{Name(phase.Stage)} {Figures.Length(phase.Length)}</title></rect>");

    private static Markup End(JobReport job, TimeAxis axis) => job.FinishedAt is { } at && axis.Place(at) is { } place
        ? Markup.Of($"<circle class=\"{Stages.Class(job.Stage)}\" cx=\"{Figures.Percent(place)}\" cy=\"8\" r=\"4\"><title>{Stages.Name(job.Stage)} {Figures.Time(at)} UTC</title></circle>")
        : Markup.None;

    private static string Words(JobReport job) =>
        $"{job.Id}: {string.Join(", ", job.Phases.Select(phase => $"{Name(phase.Stage)} {Figures.Length(phase.Length)}"))}, then {Stages.Name(job.Stage)}";

    private static string Took(JobReport job)
    {
        var work = job.Phases.Where(
            phase => phase.Stage is JobStage.Analyzing or JobStage.Generating or JobStage.Downloading)
            .Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Length);
        return work > TimeSpan.Zero ? Figures.Length(work) : "–";
    }

    private static string Name(JobStage stage) => stage == JobStage.Waiting ? "waiting" : Stages.Name(stage);
}
