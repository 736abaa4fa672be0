using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>drama:</c> — <c>false</c>, or which emotions.</summary>
internal static class DramaField
{
    /// <summary>The drama asked for; null: none.</summary>
    public static Drama? Read(PlacedValue? value, ProblemList problems)
    {
        if (value is null || Scalars.Flag(value) is false) return null;
        if (value is not PlacedMapping mapping)
        {
            problems.Refuse("drama", value, "false or a mapping such as { happy: 0.2 }");
            return null;
        }
        var fields = new FieldReader(mapping, ManifestKeys.Drama, problems);
        var drama = new Drama(Emotion("happy"), Emotion("sad"), Emotion("excited"), Emotion("angry"));
        if (mapping.Fields.All(field => mapping.Value(field.Key.Text) is null))
            problems.Error(value.Place, "drama names no emotion", "give it one such as { happy: 0.2 }, or write false");
        if (drama is { Happy: > 0, Sad: > 0 })
            problems.Warn(
                value.Place, "drama has both happy and sad, which lower each other", "keep the one that is meant");
        return drama;

        decimal? Emotion(string name) => fields.Number(name, 0, 1);
    }
}
