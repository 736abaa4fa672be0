using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>The figures that matter, and the jobs by what they came to.</summary>
internal static class TotalsSection
{
    public static Markup Of(CostReport report)
    {
        var totals = report.Totals;
        return Markup.Of(
            $"""
            <section aria-label="Totals">
            <dl class="tiles">
            {Delivered(totals)}
            {Charged(totals)}
            {Estimated(totals.Costs)}
            {Saved(totals)}
            {Budget(report.Budget?.MaxCredits, totals.Costs.Charged)}
            </dl>
            {JobBar(totals.Jobs)}
            </section>
            """);
    }

    private static Markup Delivered(ReportTotals totals) => Tile(
        "Delivered",
        Markup.Of($"{Figures.Of(totals.Jobs.Delivered)}<span class=\"of\"> of {Figures.Of(totals.Jobs.All)}</span>"),
        totals.DeliveredBytes > 0 ? Figures.Bytes(totals.DeliveredBytes) : "");

    private static Markup Charged(ReportTotals totals)
    {
        var charged = totals.Costs.Charged;
        var value = charged is { IsKnown: false, Known.Amount: 0 }
            ? Markup.Of($"<span class=\"unknown\">not known</span>")
            : Markup.Of($"{Figures.Of(charged.Known)}");
        string?[] notes =
        [
            charged.IsKnown ? null : $"{(charged.Known.Amount == 0 ? "" : "and ")}{Figures.Of(charged.NotKnown, "request")} not known",
            charged.IsKnown ? null : charged.AtMost is { } most ? $"at most {Figures.Of(most)} in all" : "without a bound",
            totals.ChargedInLastRun == charged ? null : $"last run: {Amounts.Words(totals.ChargedInLastRun)}",
        ];
        return Tile("Charged", value, [.. notes.OfType<string>()]);
    }

    private static Markup Estimated(Costs costs) => Tile(
        "Estimated",
        Amount(costs.Estimate),
        costs.Estimate.IsKnown ? "" : $"{Figures.Of(costs.Estimate.NotKnown, "step")} of unknown length",
        costs.WorstCase is { Total: { } worst } ? $"worst case {Figures.Of(worst)}" : "worst case not known");

    private static Markup Saved(ReportTotals totals) => Tile(
        "Saved by reuse",
        Amount(totals.Costs.Saved),
        totals.NotPaidAgain.IsZero ? "" : $"paid in earlier runs and not again: {Amounts.Words(totals.NotPaidAgain)}");

    private static Markup Budget(Credits? cap, CreditSum charged) => cap is not { } most
        ? Markup.None
        : Tile("Budget", Markup.Of($"{Figures.Of(most)}"), Left(most, charged.AtMost));

    private static string Left(Credits cap, Credits? used) => used switch
    {
        null => "",
        { } some when some > cap => $"over by up to {Figures.Of(some - cap)}",
        { } some => $"left, at least: {Figures.Of(cap - some)}",
    };

    private static Markup Amount(CreditSum sum) => sum is { IsKnown: false, Known.Amount: 0 }
        ? Markup.Of($"<span class=\"unknown\">not known</span>")
        : Markup.Of($"{Figures.Of(sum.Known)}");

    private static Markup Tile(string name, Markup value, params IEnumerable<string> notes) => Markup.Of(
        $"""
        <div><dt>{name}</dt><dd class="figure">{value}</dd>{notes.Where(note => note.Length > 0).Select(note => Markup.Of($"<dd class=\"note\">{note}</dd>"))}</div>

        """);

    private static Markup JobBar(JobCounts jobs)
    {
        (JobStage Stage, string Name, int Count)[] parts =
        [
            (JobStage.Delivered, "delivered", jobs.Delivered),
            (JobStage.Generating, "under way", jobs.UnderWay),
            (JobStage.Waiting, "not started", jobs.Waiting),
            (JobStage.Review, "faces to choose", jobs.Review),
            (JobStage.Parked, "parked", jobs.Parked),
            (JobStage.Failed, "failed", jobs.Failed),
        ];
        var shown = parts.Where(part => part.Count > 0).ToList();
        return Markup.Of(
            $"""
            {StackedBar.Of("Jobs by outcome", shown.Select(part => new BarPart(Stages.Class(part.Stage), part.Count)), jobs.All)}
            <ul class="legend">{shown.Select(part => Markup.Of($"<li><span class=\"swatch {Stages.Class(part.Stage)}\"></span>{Figures.Of(part.Count)} {part.Name}</li>"))}</ul>
            """);
    }
}
