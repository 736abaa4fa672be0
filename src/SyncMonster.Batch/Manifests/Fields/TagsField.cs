using System.Collections.ObjectModel;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>tags:</c> — the user's own labels.</summary>
internal static class TagsField
{
    public static IReadOnlyDictionary<string, string> Read(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return ReadOnlyDictionary<string, string>.Empty;
        var tags = new Dictionary<string, string>();
        if (value is not PlacedMapping mapping)
        {
            problems.Refuse("tags", value, "a mapping such as { client: acme }");
            return tags;
        }
        foreach (var (key, label) in mapping.Fields)
        {
            if (SecretKey.IsRefused(key, problems)) continue;
            if (key.Text.Length == 0 || key.Text.Any(c => char.IsControl(c) || c is '{' or '}'))
                problems.Error(key.Place, $"{key.Description} is no name for a tag", "use letters, digits, - and _");
            else if (label is not PlacedScalar { IsNull: true }
                && Scalars.Text($"tag {key.Text}", label, "text", problems) is { } text)
                tags[key.Text] = text.Text;
        }
        return tags;
    }
}
