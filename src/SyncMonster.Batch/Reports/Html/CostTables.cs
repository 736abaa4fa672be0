using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Costs by language, model, tag and video. Each table adds up to the total.</summary>
internal static class CostTables
{
    private const int ShownRows = 12;

    public static Markup Of(CostReport report)
    {
        if (report.Jobs.Count == 0) return Markup.None;
        return Markup.Of(
            $"""
            <section aria-labelledby="sums">
            <h2 id="sums">Where the credits went</h2>
            <div class="tables">
            {Table("Language", "no language", report.ByLanguage, report.Totals)}
            {Table("Model", "no lip-sync", report.ByModel, report.Totals)}
            {report.ByTag.Select(tag => Table($"Tag “{tag.Tag}”", "not tagged", tag.Rows, report.Totals))}
            {Table("Video", "", report.ByVideo, report.Totals)}
            </div>
            </section>
            """);
    }

    private static Markup Table(string title, string without, IReadOnlyList<CostRow> rows, ReportTotals totals)
    {
        var most = rows.Max(row => row.Costs.Charged.Known.Amount);
        var lines = rows.Select(row => Row(row, without, most)).ToList();
        var table = Markup.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{title}">
            <table class="sums">
            <thead><tr><th scope="col">{title}</th><th scope="col" class="number">Jobs</th><th scope="col" class="number">Length</th><th scope="col" class="number">Estimated</th><th scope="col" class="number">Charged</th><th scope="col" class="number">Saved</th></tr></thead>
            <tbody>
            {lines}
            {Outside(totals.Outside)}
            </tbody>
            <tfoot>{Total(rows, totals)}</tfoot>
            </table>
            </div>
            """);
        return rows.Count <= ShownRows
            ? table
            : Markup.Of($"<details class=\"card\"><summary>{title} <span class=\"soft\">{Figures.Of(rows.Count)} of them, the most {Figures.Of(new Credits(most))}</span></summary>{table}</details>");
    }

    private static Markup Row(CostRow row, string without, decimal most) => Markup.Of(
        $"""
        <tr><th scope="row"><bdi>{row.Name ?? without}</bdi>{StackedBar.Of("", [new("c-generate", row.Costs.Charged.Known.Amount)], most)}</th><td class="number">{Jobs(row)}</td><td class="number">{Length(row)}</td>{Amount(row.Costs)}</tr>

        """);

    private static Markup Outside(Costs costs) => costs == Costs.Zero
        ? Markup.None
        : Markup.Of($"<tr><th scope=\"row\">jobs no longer in the manifest</th><td></td><td></td>{Amount(costs)}</tr>");

    private static Markup Total(IReadOnlyList<CostRow> rows, ReportTotals totals)
    {
        var all = new CostRow(
            "Total", totals.Jobs.All, totals.Jobs.Delivered, rows.Sum(row => row.Seconds), rows.Sum(row => row.UnknownLengths), totals.Costs);
        return Markup.Of($"<tr><th scope=\"row\">{all.Name}</th><td class=\"number\">{Jobs(all)}</td><td class=\"number\">{Length(all)}</td>{Amount(all.Costs)}</tr>");
    }

    private static Markup Amount(Costs costs) => Markup.Of(
        $"<td class=\"number\">{Amounts.Of(costs.Estimate)}</td><td class=\"number\">{Amounts.Of(costs.Charged)}</td><td class=\"number\">{Amounts.OrDash(costs.Saved)}</td>");

    private static string Jobs(CostRow row) =>
        row.Delivered == row.Jobs ? Figures.Of(row.Jobs) : $"{Figures.Of(row.Delivered)} of {Figures.Of(row.Jobs)}";

    private static Markup Length(CostRow row) => row.UnknownLengths switch
    {
        0 => Markup.Of($"{Figures.Length(row.Seconds)}"),
        _ when row.UnknownLengths == row.Jobs => Markup.Of($"<span class=\"unknown\">not known</span>"),
        _ => Markup.Of($"{Figures.Length(row.Seconds)}<span class=\"unknown more\">+ {Figures.Of(row.UnknownLengths)} not known</span>"),
    };
}
