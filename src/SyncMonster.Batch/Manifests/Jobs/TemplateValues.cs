using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>What one job puts in for the names of a template.</summary>
/// <param name="Video">The video's file name without its ending.</param>
/// <param name="Language">The dub's language; null: it has none.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Id">The job's id.</param>
/// <param name="Tags">The job's labels.</param>
internal sealed record TemplateValues(
    string Video, string? Language, string Project, string Id, EquatableList<Tag> Tags)
{
    private const string TagPrefix = "tags.";

    /// <summary>What a name stands for; null: nothing.</summary>
    public string? this[string name] => name switch
    {
        "video" => Video,
        "language" => Language,
        "project" => Project,
        "id" => Id,
        _ => IsTag(name) ? Tags.FirstOrDefault(tag => tag.Name == name[TagPrefix.Length..])?.Value : null,
    };

    /// <summary>Whether a name stands for a label.</summary>
    public static bool IsTag(string name) =>
        name.Length > TagPrefix.Length && name.StartsWith(TagPrefix, StringComparison.Ordinal);
}
