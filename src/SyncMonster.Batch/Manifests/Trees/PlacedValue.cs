using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>A value of a manifest and where it stands, whether it came from YAML or from a table.</summary>
/// <param name="place">Where it begins.</param>
internal abstract class PlacedValue(Place place)
{
    public Place Place { get; } = place;

    /// <summary>The value as a message names it.</summary>
    public abstract string Description { get; }
}

/// <summary>A single value, as text: what it means is for the field that reads it to say.</summary>
/// <param name="place">Where it begins.</param>
/// <param name="text">The text, escapes undone.</param>
/// <param name="isNull">Whether it says nothing: <c>~</c>, <c>null</c> or nothing at all, not in quotes.</param>
internal sealed class PlacedScalar(Place place, string text, bool isNull = false) : PlacedValue(place)
{
    public string Text { get; } = text;

    public bool IsNull { get; } = isNull;

    public override string Description => Text.Length == 0 ? "empty" : Shown.Quoted(Text);
}

/// <summary>Values in order.</summary>
/// <param name="place">Where the list begins.</param>
/// <param name="items">The values.</param>
internal sealed class PlacedList(Place place, IReadOnlyList<PlacedValue> items) : PlacedValue(place)
{
    public IReadOnlyList<PlacedValue> Items { get; } = items;

    public override string Description => "a list";
}
