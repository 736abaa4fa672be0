using System.Text.RegularExpressions;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Keys;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>A column of a table: a field of a job, named with dots where it is inside another.</summary>
/// <param name="name">The full name; empty: it has none.</param>
/// <param name="path">The keys from the job to the field, placed in the header.</param>
/// <param name="key">What the manifest knows of the field; null: it is a label, or nothing.</param>
internal sealed partial class CsvColumn(string name, PlacedScalar[] path, Key? key)
{
    private const string Tags = "tags.";

    /// <summary>Names for people, beside the full ones.</summary>
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["model"] = "lipsync.model",
        ["intensity"] = "lipsync.intensity",
    };

    /// <summary>What a cell can hold of a job: not the mappings as such, nor many dubs, which are rows here.</summary>
    private static readonly Dictionary<string, Key> Known = ManifestKeys.Job.Dotted()
        .Where(column => column.Name is not ("dubs" or "tags"))
        .ToDictionary(column => column.Name, column => column.Key);

    private string _above = "";

    /// <summary>Every column that a table may have, beside <c>tags.</c> with any name.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Known.Keys, .. ShortNames.Keys];

    /// <summary>Whether a text names a column.</summary>
    public static bool IsName(string text) =>
        Known.ContainsKey(text) || ShortNames.ContainsKey(text) || text.StartsWith(Tags, StringComparison.Ordinal);

    /// <summary>The column that a cell of the first row names; null with a problem where there is none.</summary>
    public static CsvColumn? Named(PlacedScalar cell, ProblemList problems)
    {
        var name = ShortNames.GetValueOrDefault(cell.Text, cell.Text);
        if (name.Length == 0) return new CsvColumn(name, [], null);
        if (name.StartsWith(Tags, StringComparison.Ordinal))
            return new CsvColumn(name, Placed(name.Split('.', 2)), null);
        if (Known.TryGetValue(name, out var key)) return new CsvColumn(name, Placed(name.Split('.')), key);
        if (!SecretKey.IsRefused(cell, problems))
            problems.Error(cell.Place, $"column {cell.Description} is not known", Remedy(name));
        return null;

        PlacedScalar[] Placed(string[] keys) => [.. keys.Select(key => new PlacedScalar(cell.Place, key))];
    }

    // A field that is known is meant inside what it belongs to; of all there are, only the usual ones are listed.
    private static string Remedy(string unknown)
    {
        var inside = Known.Keys.FirstOrDefault(
            known => known.EndsWith("." + unknown, StringComparison.OrdinalIgnoreCase));
        if (inside is not null)
            return $"did you mean \"{inside}\"?";
        var dot = unknown.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && NearestName.Of(unknown[..(dot + 1)], [Tags]) is not null)
            return $"did you mean \"{Tags}{unknown[(dot + 1)..]}\"?";
        return NearestName.Of(unknown, Names) is { } near
            ? $"did you mean \"{near}\"?"
            : "use id, video, audio, language, model, intensity, drama.happy, faces, priority, tags.NAME, output "
                + "or another field of a job";
    }

    /// <summary>The text of the cell above where it is the same: most columns repeat a few words.</summary>
    public string Shared(string text) => text == _above ? _above : _above = text;

    /// <summary>Lays a cell into its row's mapping.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="hasCommas">
    /// Whether semicolons stand between cells, so that commas may stand for decimal points.
    /// </param>
    /// <param name="problems">Where problems go.</param>
    public void AddTo(PlacedMapping row, PlacedScalar cell, bool hasCommas, ProblemList problems)
    {
        if (path.Length == 0)
            problems.Error(
                cell.Place, $"{cell.Description} stands in a column without a name",
                "name the column in the first line");
        else if (!TryAdd(row, ValueOf(cell, hasCommas)))
            problems.Error(
                cell.Place, $"{name} is {cell.Description}, and another cell of this row says {path[0].Text} too",
                "leave one of the cells empty");
    }

    private PlacedValue ValueOf(PlacedScalar cell, bool hasCommas)
    {
        if (key is { IsList: true }) return Divided(cell);
        return hasCommas && key is { IsNumber: true } && DecimalComma.IsMatch(cell.Text)
            ? new PlacedScalar(cell.Place, cell.Text.Replace(',', '.'))
            : cell;
    }

    private bool TryAdd(PlacedMapping row, PlacedValue value)
    {
        foreach (var step in path.AsSpan(..^1))
        {
            var inside = row.Field(step.Text)?.Value;
            // Yes, and how: lipsync and lipsync.model may stand side by side.
            if (inside is null || Scalars.Flag(inside) is true)
                row.Set(step, inside = new PlacedMapping(value.Place, capacity: 1));
            if (inside is not PlacedMapping mapping) return false;
            row = mapping;
        }

        return (row.Field(path[^1].Text)?.Value is PlacedMapping && Scalars.Flag(value) is true)
            || row.TryAdd(path[^1], value);
    }

    private static PlacedValue Divided(PlacedScalar cell)
    {
        if (!cell.Text.Contains('|')) return cell;
        var items = new List<PlacedValue>();
        var offset = 0;
        foreach (var item in cell.Text.Split('|'))
        {
            items.Add(new PlacedScalar(cell.Place with { Column = cell.Place.Column + offset }, item.Trim()));
            offset += item.Length + 1;
        }
        return new PlacedList(cell.Place, items);
    }

    [GeneratedRegex(@"\A[-+]?[0-9]+,[0-9]+ ?(%|px)?\z")]
    private static partial Regex DecimalComma { get; }
}
