using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>The page's head: whose report it is, and how it went in one sentence.</summary>
internal static class Masthead
{
    public static Markup Of(CostReport report) => Markup.Of(
        $"""
        <header class="masthead">
        {Banner(report.Banner)}
        <p class="kind">Cost report</p>
        <h1><bdi>{report.Project}</bdi></h1>
        <p class="verdict">{Verdict(report.Totals.Jobs)}</p>
        <p class="meta">Account <bdi>{report.Account}</bdi> · {Runs(report)}made <time datetime="{Numbers.Time(report.MadeAt)}">{Figures.Time(report.MadeAt)} UTC</time></p>
        </header>
        """);

    private static Markup Banner(string? banner) => banner is null
        ? Markup.None
        : Markup.Of($"<p class=\"banner\" role=\"note\"><strong>Sandbox</strong> {banner}</p>");

    private static string Verdict(JobCounts jobs)
    {
        if (jobs.All == 0) return "There are no jobs.";
        if (jobs.Delivered == jobs.All)
            return jobs.All == 1 ? "The job is delivered." : $"All {Figures.Of(jobs.All)} jobs are delivered.";
        string?[] rest =
        [
            Part(jobs.Failed, "failed", "failed"),
            Part(jobs.Review, "waits for a choice of faces", "wait for a choice of faces"),
            Part(jobs.Parked, "is parked", "are parked"),
            Part(jobs.Waiting, "was not started", "were not started"),
            Part(jobs.UnderWay, "is under way", "are under way"),
        ];
        return $"{Figures.Of(jobs.Delivered)} of {Figures.Of(jobs.All, "job")} delivered: {string.Join(", ", rest.OfType<string>())}.";
    }

    private static string? Part(int count, string one, string many) =>
        count == 0 ? null : $"{Figures.Of(count)} {(count == 1 ? one : many)}";

    private static string Runs(CostReport report) => report.Runs switch
    {
        [] => "",
        [var only] => $"run of {Figures.Time(only.StartedAt)} UTC · ",
        [var first, .., var last] => $"{report.Runs.Count} runs from {Figures.Time(first.StartedAt)} to {Figures.Time(last.EndedAt ?? last.StartedAt)} UTC · ",
    };
}
