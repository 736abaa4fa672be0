using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>What was estimated, and what was charged and saved, as two bars on one scale.</summary>
internal static class CostBars
{
    public static Markup Of(ReportTotals totals, BudgetSettings? budget)
    {
        var (find, generate, all) = (totals.FindFace, totals.Generation, totals.Costs);
        var unknown = all.Charged.NotKnownAtMost.Amount;
        var longest =
            new[] { all.Estimate.Known.Amount, all.Charged.Known.Amount + unknown + all.Saved.Known.Amount }.Max();
        // A budget far beyond what it is for would leave nothing to see of the bars.
        var cap = budget?.MaxCredits?.Amount is { } most && most <= longest * 2 ? most : (decimal?)null;
        // The line that marks the budget stands within the picture.
        var full = Math.Max(longest, (cap ?? 0) * 1.005m);
        if (full == 0) return Markup.None;

        return Markup.Of(
            $"""
            <section aria-labelledby="cost">
            <h2 id="cost">Cost</h2>
            <svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-back" width="7" height="7"/><rect class="hatch-line" width="3" height="7"/></pattern></defs></svg>
            <div class="bars">
            <div class="row"><span class="name">Estimated</span>
            {StackedBar.Of($"Estimated: find-face {Amounts.Words(find.Estimate)}, generation {Amounts.Words(generate.Estimate)}", [new("c-find", find.Estimate.Known.Amount), new("c-generate", generate.Estimate.Known.Amount)], full, cap)}
            <span class="sum">{Amounts.Of(all.Estimate)}</span></div>
            <div class="row"><span class="name">Charged</span>
            {StackedBar.Of($"Charged: find-face {Amounts.Words(find.Charged)}, generation {Amounts.Words(generate.Charged)}; saved {Amounts.Words(all.Saved)}", [new("c-find", find.Charged.Known.Amount), new("c-generate", generate.Charged.Known.Amount), new("c-unknown", unknown), new("c-saved", all.Saved.Known.Amount)], full, cap)}
            <span class="sum">{Amounts.Of(all.Charged)}</span></div>
            </div>
            <ul class="legend">
            {Legend("c-find", $"find-face {Amounts.Words(find.Charged)}")}
            {Legend("c-generate", $"generation {Amounts.Words(generate.Charged)}")}
            {(unknown > 0 ? Legend("c-unknown", "not known, drawn at its most") : Markup.None)}
            {(all.Saved.IsZero ? Markup.None : Legend("c-saved", $"saved by reuse {Amounts.Words(all.Saved)}"))}
            {(cap is null ? Markup.None : Legend("mark", "the budget"))}
            </ul>
            </section>
            """);
    }

    private static Markup Legend(string color, string text) =>
        Markup.Of($"<li><svg class=\"swatch\" aria-hidden=\"true\"><rect class=\"{color}\" width=\"100%\" height=\"100%\"/></svg>{text}</li>\n");
}
