using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests;

/// <summary>One of a run's manifests, its jobs not read yet.</summary>
/// <param name="Text">The file.</param>
/// <param name="Settings">What it says above its jobs; of a table, what the first beside it says that is none.</param>
internal sealed record ManifestSource(ManifestText Text, ManifestSettings Settings)
{
    /// <summary>Opens a run's manifests. One that can't be read is left out, with a problem that says so.</summary>
    public static IReadOnlyList<ManifestSource> Open(IReadOnlyList<string> paths, ProblemList problems)
    {
        var texts = new List<ManifestText>();
        foreach (var path in paths)
        {
            if (ManifestText.Open(path, null, problems) is not { } text) continue;
            if (texts.Exists(other => other.FullPath == text.FullPath))
                problems.Error(text.PlaceOf(0), $"{Shown.Quoted(path)} is named twice", "name it once");
            else texts.Add(text);
        }

        var documents = texts.ToDictionary(text => text, text => text.IsTable ? null : SettingsOf(text, problems));
        var lead = documents.Values.FirstOrDefault(settings => settings is not null);
        // Without the settings that were to hold for a table, its rows would only bring complaints that aren't theirs.
        if (lead is null && documents.Keys.Any(text => !text.IsTable)) return [];
        return
        [
            .. texts.Where(text => text.IsTable || documents[text] is not null)
                .Select(text => new ManifestSource(text, documents[text] ?? lead ?? ManifestSettings.Usual(text))),
        ];
    }

    /// <summary>What a manifest says above its jobs; null where it can't be read.</summary>
    public static ManifestSettings? SettingsOf(ManifestText text, ProblemList problems) =>
        text.IsTable ? ManifestSettings.Usual(text)
        : YamlTree.Parse(text, problems) is { } document ? ManifestSettings.Read(document, text, problems)
        : null;
}
