using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>The template that an audio path or address may be.</summary>
internal static class AudioTemplate
{
    private const string Url = "url";

    /// <summary>Whether the audio differs by language.</summary>
    public static bool HasLanguage(PlacedValue audio) =>
        Text(audio)?.Text.Contains("{language}", StringComparison.Ordinal) ?? false;

    /// <summary>The audio of one job; null where its template can't be filled.</summary>
    public static PlacedValue? Fill(PlacedValue audio, TemplateValues values, Place job, ProblemList problems)
    {
        if (Text(audio) is not { } text || !Template.IsTemplate(text.Text)) return audio;
        if (Template.Parse("audio", text, problems)?.Fill(values, job, problems) is not { } filled) return null;
        var scalar = new PlacedScalar(text.Place, filled);
        if (audio is not PlacedMapping mapping) return scalar;

        var copy = new PlacedMapping(mapping.Place);
        foreach (var (key, value) in mapping.Fields) copy.TryAdd(key, key.Text == Url ? scalar : value);
        return copy;
    }

    private static PlacedScalar? Text(PlacedValue audio) =>
        (audio is PlacedMapping mapping ? mapping.Value(Url) : audio) as PlacedScalar;
}
