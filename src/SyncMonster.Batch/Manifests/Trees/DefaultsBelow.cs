using System.Collections.Frozen;
using SyncMonster.Batch.Manifests.Fields;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>Lays a job over a profile or the defaults: what the job says stands, these fill the rest.</summary>
internal static class DefaultsBelow
{
    /// <summary>Fields that are filled one by one; any other is taken whole from the one or the other.</summary>
    private static readonly FrozenSet<string> FilledInside = FrozenSet.Create("lipsync", "drama", "detection", "tags");

    /// <summary>Three ways to say one thing: a job that uses one of them drops the defaults' others.</summary>
    private static readonly FrozenSet<string> Languages = FrozenSet.Create("language", "languages", "dubs");

    /// <summary>The mapping with another's fields where it has none of its own.</summary>
    public static PlacedMapping Over(this PlacedMapping own, PlacedMapping defaults)
    {
        if (defaults.Fields.Count == 0) return own;
        return Languages.Any(key => own.Value(key) is not null)
            ? own.Filled(defaults.Fields.Where(field => !Languages.Contains(field.Key.Text)), FilledInside)
            : own.Filled(defaults.Fields, FilledInside);
    }

    private static PlacedMapping Filled(
        this PlacedMapping own, IEnumerable<PlacedField> defaults, FrozenSet<string> inside)
    {
        var filled = new PlacedMapping(own.Place);
        foreach (var (key, below) in defaults)
        {
            var above = own.Field(key.Text);
            filled.TryAdd(above?.Key ?? key, Filled(above?.Value, below, inside.Contains(key.Text)));
        }
        foreach (var (key, value) in own.Fields) filled.TryAdd(key, value);
        return filled;
    }

    private static PlacedValue Filled(PlacedValue? own, PlacedValue below, bool inside) => (own, below) switch
    {
        (null or PlacedScalar { IsNull: true }, _) => below,
        (PlacedMapping fields, PlacedMapping defaults) when inside => fields.Filled(defaults.Fields, []),
        (PlacedScalar yes, PlacedMapping) when inside && Scalars.Flag(yes) is true => below,
        _ => own,
    };
}
