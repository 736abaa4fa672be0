namespace SyncMonster.Batch.Reports.Html;

/// <summary>A part of a bar.</summary>
/// <param name="Class">The class that gives it its colour.</param>
/// <param name="Amount">How much it is.</param>
internal sealed record BarPart(string Class, decimal Amount);

/// <summary>A bar of parts side by side. Figures stand in the text around it; it only shows how they compare.</summary>
internal static class StackedBar
{
    /// <summary>Draws a bar.</summary>
    /// <param name="label">What it shows, for those who don't see it.</param>
    /// <param name="parts">Its parts, from the left.</param>
    /// <param name="full">The amount that fills the whole width.</param>
    /// <param name="mark">An amount that a line marks; null: none.</param>
    public static Markup Of(string label, IEnumerable<BarPart> parts, decimal full, decimal? mark = null)
    {
        if (full <= 0) return Markup.None;
        var from = 0m;
        var drawn = new List<Markup>();
        foreach (var part in parts.Where(part => part.Amount > 0))
        {
            drawn.Add(Markup.Of($"<rect class=\"{part.Class}\" x=\"{Share(from)}\" width=\"{Share(part.Amount)}\" height=\"100%\"/>"));
            from += part.Amount;
        }

        if (mark is { } at)
            drawn.Add(Markup.Of($"<rect class=\"mark\" x=\"{Share(at)}\" width=\"2\" height=\"100%\"/>"));
        return Markup.Of($"<svg class=\"bar\" role=\"img\" aria-label=\"{label}\">{drawn}</svg>");

        string Share(decimal amount) => Figures.Percent((double)(amount / full));
    }
}
