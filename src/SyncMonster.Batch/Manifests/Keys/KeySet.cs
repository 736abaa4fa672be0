using System.Collections.Frozen;

namespace SyncMonster.Batch.Manifests.Keys;

/// <summary>The keys of one kind of mapping.</summary>
internal sealed class KeySet
{
    private readonly FrozenSet<string> _names;

    /// <param name="name">What the schema calls the kind (<c>$defs</c>).</param>
    /// <param name="keys">Its keys, in the order that help lists them.</param>
    public KeySet(string name, params Key[] keys)
    {
        (Name, Keys) = (name, keys);
        _names = keys.Select(key => key.Name).ToFrozenSet();
    }

    public string Name { get; }

    public IReadOnlyList<Key> Keys { get; }

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>The keys that have no more inside, named from here with dots, as a table's columns are.</summary>
    public IEnumerable<(string Name, Key Key)> Dotted() => Keys.SelectMany(key => (IEnumerable<(string, Key)>)
    [
        (key.Name, key),
        .. (key.Fields?.Dotted() ?? []).Select(inner => ($"{key.Name}.{inner.Name}", inner.Key)),
    ]);

    /// <summary>
    /// What to do about a key that is none of these: it is at home in one of them, misspelt, or unheard of.
    /// </summary>
    public string Remedy(string unknown)
    {
        string[] homes = [.. Keys.Where(key => key.Fields?.Contains(unknown) is true).Select(key => key.Name)];
        return homes.Length > 0
            ? $"indent it to stand inside {Shown.Either(homes)}"
            : Remedy(unknown, [.. Keys.Select(key => key.Name)]);
    }

    /// <summary>What to do about a name that is none of these: the nearest one, or else all there are.</summary>
    public static string Remedy(string misspelt, IReadOnlyCollection<string> names) =>
        NearestName.Of(misspelt, names) is { } meant ? $"did you mean \"{meant}\"?" : $"use {Shown.Either(names)}";
}
