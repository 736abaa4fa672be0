using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>Values by key, in the order written, no key twice.</summary>
/// <param name="place">Where the mapping begins.</param>
/// <param name="capacity">How many fields are to be expected.</param>
internal sealed class PlacedMapping(Place place, int capacity = 0) : PlacedValue(place)
{
    /// <summary>Up to here looking through all is faster than an index, and most mappings end before.</summary>
    private const int MostWithoutIndex = 16;

    private readonly List<PlacedField> _fields = new(capacity);
    private Dictionary<string, int>? _index;

    public IReadOnlyList<PlacedField> Fields => _fields;

    public override string Description => "a mapping";

    /// <summary>The field with a key, one without a value too; null: there is none.</summary>
    public PlacedField? Field(string key) => IndexOf(key) is >= 0 and var index ? _fields[index] : null;

    /// <summary>The value at a key; null where it says nothing.</summary>
    public PlacedValue? Value(string key) =>
        Field(key)?.Value is { } value and not PlacedScalar { IsNull: true } ? value : null;

    /// <summary>Adds a field; false where the key is taken.</summary>
    public bool TryAdd(PlacedScalar key, PlacedValue value)
    {
        if (IndexOf(key.Text) >= 0) return false;
        _index?.Add(key.Text, _fields.Count);
        _fields.Add(new PlacedField(key, value));
        return true;
    }

    /// <summary>Adds a field, or gives the one that is there another value.</summary>
    public void Set(PlacedScalar key, PlacedValue value)
    {
        if (!TryAdd(key, value)) _fields[IndexOf(key.Text)] = new PlacedField(key, value);
    }

    private int IndexOf(string key)
    {
        if (_fields.Count > MostWithoutIndex)
        {
            _index ??= Enumerable.Range(0, _fields.Count).ToDictionary(i => _fields[i].Key.Text);
            return _index.GetValueOrDefault(key, -1);
        }
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Key.Text == key) return i;
        }
        return -1;
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key, placed too.</param>
/// <param name="Value">The value.</param>
internal readonly record struct PlacedField(PlacedScalar Key, PlacedValue Value);
