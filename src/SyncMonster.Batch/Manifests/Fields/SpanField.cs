using System.Globalization;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>Numbers and spans of them: <c>4</c>, <c>"4-9"</c>, or a list of such.</summary>
internal static class SpanField
{
    private const int Highest = 10_000_000;

    /// <summary>A number or a span; null where it is neither.</summary>
    public static Core.Faces.Span? One(string name, PlacedValue value, ProblemList problems)
    {
        if (value is PlacedScalar { Text: var text })
        {
            var dash = text.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0 && TryNumber(text, out var only)) return new(only, only);
            if (dash > 0 && TryNumber(text.AsSpan(0, dash), out var first)
                && TryNumber(text.AsSpan(dash + 1), out var last) && first <= last)
                return new(first, last);
        }
        problems.Refuse(name, value, $"numbers of {name}, one such as 4 or a span such as \"4-9\"");
        return null;
    }

    /// <summary>One, or a list of them; none where nothing is given.</summary>
    public static EquatableList<Core.Faces.Span> Many(string name, PlacedValue? value, ProblemList problems) =>
        value switch
        {
            null => [],
            PlacedList list => Present(list.Items.Select(item => One(name, item, problems))),
            _ => Present([One(name, value, problems)]),
        };

    private static EquatableList<Core.Faces.Span> Present(IEnumerable<Core.Faces.Span?> spans) =>
        spans.OfType<Core.Faces.Span>().ToEquatableList();

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Highest;
}
