using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>
/// Reads the fields of one mapping. Whatever is wrong becomes a problem, and the field counts as not given, so that
/// reading goes on and finds the rest.
/// </summary>
internal sealed class FieldReader
{
    private readonly PlacedMapping _mapping;
    private readonly ProblemList _problems;

    /// <summary>Reads a mapping whose keys are checked elsewhere.</summary>
    public FieldReader(PlacedMapping mapping, ProblemList problems) => (_mapping, _problems) = (mapping, problems);

    /// <summary>Reads a mapping that may have these keys.</summary>
    public FieldReader(PlacedMapping mapping, KeySet keys, ProblemList problems)
        : this(mapping, problems) => CheckKeys(mapping, keys, problems);

    /// <summary>Refuses keys that are not known.</summary>
    public static void CheckKeys(PlacedMapping mapping, KeySet keys, ProblemList problems)
    {
        for (var i = 0; i < mapping.Fields.Count && !problems.IsFull; i++)
        {
            var key = mapping.Fields[i].Key;
            if (keys.Contains(key.Text) || SecretKey.IsRefused(key, problems)) continue;
            if (mapping.Fields[i].Value is PlacedScalar { IsNull: true } && Scalars.TryNumber(key.Text, out _))
                problems.Error(
                    key.Place, $"{key.Description} stands after a comma, which ends the value before it",
                    "write decimals with a point, such as 1.5");
            else problems.Error(key.Place, $"{key.Description} is not known here", keys.Remedy(key.Text));
        }
    }

    /// <summary>A field's value; null where the mapping says nothing.</summary>
    public PlacedValue? this[string name] => _mapping.Value(name);

    /// <summary>A field of one line of text; null: not given, or wrong.</summary>
    public PlacedScalar? Text(string name, string expected = "text") =>
        this[name] is { } value ? Scalars.Text(name, value, expected, _problems) : null;

    /// <summary>A field of a number within a range; null: not given, or wrong.</summary>
    public decimal? Number(string name, decimal lowest, decimal highest, string what = "a number") =>
        this[name] is { } value ? Scalars.Number(name, value, lowest, highest, _problems, what) : null;

    /// <summary>A field of a whole number within a range; null: not given, or wrong.</summary>
    public int? Whole(string name, int lowest, int highest) =>
        this[name] is { } value ? (int?)Scalars.Whole(name, value, lowest, highest, _problems) : null;

    /// <summary>A field of one of a few words; null: not given, or wrong.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (this[name] is not { } value) return null;
        if (value is PlacedScalar { Text: var text } && words.TryGetValue(text, out var meant)) return meant;
        _problems.Refuse(name, value, Shown.Either(words.Keys));
        return null;
    }
}
