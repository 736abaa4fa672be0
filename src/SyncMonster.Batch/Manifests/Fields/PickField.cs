using System.Globalization;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>pick:</c> — a word, face ids, or a point.</summary>
internal static class PickField
{
    private const int HighestId = 100_000;
    private const int FarthestPixel = 100_000;

    private static readonly Dictionary<string, FacePick> Words = new()
    {
        ["all"] = new FacePick.All(),
        ["none"] = new FacePick.None(),
        ["largest"] = new FacePick.Largest(),
        ["leftmost"] = new FacePick.Leftmost(),
        ["rightmost"] = new FacePick.Rightmost(),
        ["topmost"] = new FacePick.Topmost(),
        ["center"] = new FacePick.Center(),
        ["review"] = new FacePick.Review(),
    };

    private static readonly string Expected =
        $"{string.Join(", ", Words.Keys)}, face ids such as [0, 1], or {{ nearest: [x, y] }}";

    /// <summary>Which faces; null where it can't be read.</summary>
    /// <param name="name">The field it stands in: <c>pick</c>, or <c>faces</c> itself.</param>
    /// <param name="value">Its value.</param>
    /// <param name="problems">Where problems go.</param>
    public static FacePick? Read(string name, PlacedValue value, ProblemList problems) => value switch
    {
        PlacedScalar { Text: var word } when Words.TryGetValue(word, out var pick) => pick,
        PlacedScalar id when IsId(id) => Ids(name, [id], problems),
        PlacedList { Items.Count: > 0 } list => Ids(name, list.Items, problems),
        PlacedMapping point => Nearest(point, problems),
        _ => Refused(name, value, problems),
    };

    /// <summary>Whether a value is a face's number.</summary>
    public static bool IsId(PlacedValue value) => value is PlacedScalar { Text: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static FacePick.Ids? Ids(string name, IReadOnlyList<PlacedValue> items, ProblemList problems)
    {
        long?[] ids = [.. items.Select(item => Scalars.Whole($"a face id of {name}", item, 0, HighestId, problems))];
        return ids.Contains(null)
            ? null
            : new FacePick.Ids(ids.Select(id => (int)id!).Distinct().Order().ToEquatableList());
    }

    private static FacePick? Nearest(PlacedMapping mapping, ProblemList problems)
    {
        var value = new FieldReader(mapping, ManifestKeys.Nearest, problems)["nearest"];
        if (value is not PlacedList { Items: [var left, var top] })
            return Refused("nearest", value ?? mapping, problems, "[x, y] in pixels");
        var x = Scalars.Number("x of nearest", left, 0, FarthestPixel, problems);
        var y = Scalars.Number("y of nearest", top, 0, FarthestPixel, problems);
        return x is null || y is null ? null : new FacePick.Nearest(x.Value, y.Value);
    }

    private static FacePick? Refused(string name, PlacedValue value, ProblemList problems, string? expected = null)
    {
        problems.Refuse(name, value, expected ?? Expected);
        return null;
    }
}
