using SyncMonster.Media;

namespace SyncMonster.Batch.Manifests.Drafting;

/// <summary>A video or audio track in a folder.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c> between folders.</param>
/// <param name="Seconds">Its length.</param>
internal sealed record FoundMedia(string Path, decimal Seconds)
{
    /// <summary>Its name without ending.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folders that it is in, outermost first.</summary>
    public IReadOnlyList<string> Folders { get; } = Path.Split('/')[..^1];
}

/// <summary>A file that no job was made of.</summary>
/// <param name="Path">Its path below the folder.</param>
/// <param name="Why">Why, as the end of a sentence.</param>
internal sealed record LeftOut(string Path, string Why);

/// <summary>What a folder has in it.</summary>
/// <param name="Videos">Videos by path.</param>
/// <param name="Audio">Audio tracks by path.</param>
/// <param name="LeftOut">What looks like media and can't be used.</param>
internal sealed record FolderContent(
    IReadOnlyList<FoundMedia> Videos, IReadOnlyList<FoundMedia> Audio, IReadOnlyList<LeftOut> LeftOut)
{
    private const int MostFiles = 100_000;

    private static readonly EnumerationOptions Visible = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 16,
        IgnoreInaccessible = true,
        // Links are left out: they may lead back to where one came from.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Looks through a folder and into its media; what runs have left there is passed over.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static FolderContent Of(string folder)
    {
        var (videos, audio, leftOut) = (new List<FoundMedia>(), new List<FoundMedia>(), new List<LeftOut>());
        var paths = Directory.EnumerateFiles(folder, "*", Visible)
            .Select(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith(Fields.ManifestSettings.UsualDirectory + "/", StringComparison.Ordinal))
            .Where(path => Fields.MediaKind.Video.Fits(path) || Fields.MediaKind.Audio.Fits(path))
            .Take(MostFiles)
            .Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var isVideo = Fields.MediaKind.Video.Fits(path);
            var (seconds, complaint) = LookInto(folder, path, isVideo);
            if (complaint is not null) leftOut.Add(new LeftOut(path, complaint));
            else (isVideo ? videos : audio).Add(new FoundMedia(path, seconds));
        }

        return new FolderContent(videos, audio, leftOut);
    }

    private static (decimal Seconds, string? Complaint) LookInto(string folder, string path, bool isVideo)
    {
        if (path.Any(char.IsControl)) return (0, "has a character in its name that no manifest can hold");
        if (isVideo && path.Contains('*', StringComparison.Ordinal))
            return (0, "has a * in its name, which would stand for others too");
        if (new FileInfo(System.IO.Path.Combine(folder, path)).Length == 0) return (0, "is empty");
        try
        {
            var info = MediaProbe.Probe(System.IO.Path.Combine(folder, path));
            var isPicture = info is { Container: MediaContainer.Mp4 or MediaContainer.Mov, Video: not null };
            if (isVideo && !isPicture) return (0, "holds no picture");
            if (!isVideo && info.Container is not (MediaContainer.Mp3 or MediaContainer.Wav))
                return (0, "is no .mp3 or .wav inside");
            return (info.Seconds, null);
        }
        catch (Exception e) when (e is MediaException or IOException or UnauthorizedAccessException)
        {
            return (0, $"can't be used: {e.Message.TrimEnd('.')}");
        }
    }
}
