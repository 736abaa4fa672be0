using SyncMonster.Batch.Manifests.Keys;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>A column of a table: a field of a job, named with dots where it is inside another.</summary>
/// <param name="name">The full name; empty: it has none.</param>
/// <param name="path">The keys from the job to the field, placed in the header.</param>
/// <param name="isList">Whether <c>|</c> divides its cells into several values.</param>
internal sealed class CsvColumn(string name, PlacedScalar[] path, bool isList)
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

    /// <summary>Every column that a table may have, beside <c>tags.</c> with any name.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Known.Keys, .. ShortNames.Keys];

    /// <summary>The column that a cell of the first row names; null with a problem where there is none.</summary>
    public static CsvColumn? Named(PlacedScalar cell, ProblemList problems)
    {
        var name = ShortNames.GetValueOrDefault(cell.Text, cell.Text);
        if (name.Length == 0) return new CsvColumn(name, [], false);
        if (name.StartsWith(Tags, StringComparison.Ordinal))
            return new CsvColumn(name, Placed(name.Split('.', 2)), false);
        if (Known.TryGetValue(name, out var key)) return new CsvColumn(name, Placed(name.Split('.')), key.IsList);
        if (!SecretKey.IsRefused(cell, problems))
            problems.Error(cell.Place, $"column {cell.Description} is not known", KeySet.Remedy(name, Names));
        return null;

        PlacedScalar[] Placed(string[] keys) => [.. keys.Select(key => new PlacedScalar(cell.Place, key))];
    }

    /// <summary>Lays a cell into its row's mapping.</summary>
    public void AddTo(PlacedMapping row, PlacedScalar cell, ProblemList problems)
    {
        if (path.Length == 0)
            problems.Error(
                cell.Place, $"{cell.Description} stands in a column without a name",
                "name the column in the first line");
        else if (!TryAdd(row, isList ? Divided(cell) : cell))
            problems.Error(
                cell.Place, $"{name} or what it stands in is given twice in this row", "leave one of the cells empty");
    }

    private bool TryAdd(PlacedMapping row, PlacedValue value)
    {
        foreach (var key in path[..^1])
        {
            var inside = row.Field(key.Text)?.Value;
            if (inside is null) row.TryAdd(key, inside = new PlacedMapping(value.Place));
            if (inside is not PlacedMapping mapping) return false;
            row = mapping;
        }
        return row.TryAdd(path[^1], value);
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
}
