using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>tags:</c> — the user's own labels.</summary>
internal static class TagsField
{
    /// <summary>The labels, by name.</summary>
    public static EquatableList<Tag> Read(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return [];
        if (value is not PlacedMapping mapping)
        {
            problems.Refuse("tags", value, "a mapping such as { client: acme }");
            return [];
        }
        var tags = new List<Tag>();
        foreach (var (key, label) in mapping.Fields)
        {
            if (SecretKey.IsRefused(key, problems)) continue;
            if (key.Text.Length == 0 || key.Text.Any(c => char.IsControl(c) || c is '{' or '}'))
                problems.Error(key.Place, $"{key.Description} is no name for a tag", "use letters, digits, - and _");
            else if (label is not PlacedScalar { IsNull: true }
                && Scalars.Text($"tag {key.Text}", label, "text", problems) is { } text)
                tags.Add(new Tag(key.Text, text.Text));
        }
        return tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToEquatableList();
    }
}
