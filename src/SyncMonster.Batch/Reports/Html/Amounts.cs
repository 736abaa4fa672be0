using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Sums of credits on the page: what isn't known is said to be not known.</summary>
internal static class Amounts
{
    /// <summary>An amount in a table's cell.</summary>
    public static Markup Of(CreditSum sum) => sum switch
    {
        { Total: { } total } => Markup.Of($"{Figures.Of(total)}"),
        { Known.Amount: 0 } => Markup.Of($"<span class=\"unknown\">not known</span>{Bound(sum)}"),
        _ => Markup.Of($"{Figures.Of(sum.Known)}<span class=\"unknown more\">+ {Figures.Of(sum.NotKnown)} not known</span>{Bound(sum)}"),
    };

    /// <summary>The same, with a dash for nothing, where nothing is the rule.</summary>
    public static Markup OrDash(CreditSum sum) => sum.IsZero ? Markup.Of($"<span class=\"nil\">–</span>") : Of(sum);

    /// <summary>An amount in a sentence.</summary>
    public static string Words(CreditSum sum) => sum switch
    {
        { Total: { } total } => Figures.Of(total),
        { Known.Amount: 0 } => $"not known{BoundWords(sum)}",
        _ => $"{Figures.Of(sum.Known)} and {Figures.Of(sum.NotKnown)} not known{BoundWords(sum)}",
    };

    private static Markup Bound(CreditSum sum) =>
        sum.AtMost is { } most ? Markup.Of($" <span class=\"bound\">at most {Figures.Of(most)}</span>") : Markup.None;

    private static string BoundWords(CreditSum sum) => sum.AtMost is { } most ? $" (at most {Figures.Of(most)})" : "";
}
