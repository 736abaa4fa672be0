namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>Video or audio: what the field is called and which files the service takes for it.</summary>
/// <param name="Name">The field.</param>
/// <param name="Endings">The endings of the files (reference, sections "Find Face" and "Generate").</param>
internal sealed record MediaKind(string Name, params IReadOnlyList<string> Endings)
{
    public static MediaKind Video { get; } = new("video", ".mp4", ".mov");

    public static MediaKind Audio { get; } = new("audio", ".mp3", ".wav");

    /// <summary>Whether a file's name has one of the endings.</summary>
    public bool Fits(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
