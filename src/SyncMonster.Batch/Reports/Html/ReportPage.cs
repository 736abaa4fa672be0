using System.Text;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Writes <c>report.html</c>: one page that needs nothing but itself.</summary>
internal static class ReportPage
{
    public static void Write(CostReport report, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        text.Write(Of(report).ToString());
    }

    // The policy lets the page's own style and script run by their digests, and nothing else, whatever a name may hold.
    private static Markup Of(CostReport report) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {PageResource.Style.Source}; script-src {PageResource.Script.Source}; img-src data:; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <link rel="icon" href="data:,"/>
        <title>{report.Project} – cost report</title>
        <style>{Markup.OfResource(PageResource.Style)}</style>
        </head>
        <body>
        {Masthead.Of(report)}
        <main>
        {TotalsSection.Of(report)}
        {AttentionSection.Of(report)}
        {CostBars.Of(report.Totals, report.Budget)}
        {CostTables.Of(report)}
        {TimelineSection.Of(report)}
        {JobSection.Of(report)}
        {RunSection.Of(report)}
        </main>
        <script>{Markup.OfResource(PageResource.Script)}</script>
        </body>
        </html>

        """);
}
