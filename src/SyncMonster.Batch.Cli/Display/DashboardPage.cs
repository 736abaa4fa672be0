using System.Globalization;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Reports.Html;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>The dashboard's page: the live table for a browser, drawn anew every two seconds.</summary>
internal static class DashboardPage
{
    private static readonly PageResource Style = PageResource.Of(typeof(DashboardPage).Assembly, "dashboard.css");

    /// <summary>Its own style and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src {Style.Source}; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    public static Markup Beginning() =>
        Page("SyncMonster.Batch", Markup.Of($"<p>The run begins: inputs are looked into.</p>"));

    public static Markup Of(BatchState state, Progress progress, DateTimeOffset now) => Page(state.Plan.Project, Markup.Of(
        $"""
        <h1>{state.Plan.Project}</h1>
        <p class="soft">{state.Plan.Account}{(progress.IsSandbox ? ": no credit is spent" : "")} · {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</p>
        <progress max="{progress.All}" value="{progress.Delivered}"></progress>
        <p>{progress.Delivered} of {progress.All} delivered{Note(progress.Failed, "bad", "failed")}{Note(progress.Waiting, "wait", "need a person")}</p>
        <p>{ProgressTable.Sums(progress)}</p>
        {(state.Stop is { } stop ? Markup.Of($"<p class=\"wait\">Stops early: {stop.Message}</p>") : Markup.None)}
        <table>
        <tr><th>job</th><th>stage</th><th class="number">for</th><th class="number">bytes</th></tr>
        {Markup.Join(progress.Rows.Select(row => Markup.Of($"<tr><td>{row.Job}</td><td>{row.Stage}</td><td class=\"number\">{Sizes.Text(row.For)}</td><td class=\"number\">{(row.Bytes == 0 ? "" : Sizes.Text(row.Bytes))}</td></tr>\n")))}
        {Markup.Join(state.Jobs.Values.Where(job => job.Note is not null).OrderBy(job => job.Plan.Order).Select(job => Markup.Of($"<tr><td>{job.Plan.Id}</td><td colspan=\"3\" class=\"{(job.Stage == JobStage.Failed ? "bad" : "wait")}\">{job.Note!}</td></tr>\n")))}
        </table>
        """));

    private static Markup Note(int count, string tone, string words) =>
        count == 0 ? Markup.None : Markup.Of($", <span class=\"{tone}\">{count} {words}</span>");

    private static Markup Page(string title, Markup body) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="refresh" content="2"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="icon" href="data:,"/>
        <title>{title}</title>
        <style>{Markup.OfResource(Style)}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """);
}
