namespace SyncMonster.Media;

/// <summary>Where ffmpeg and ffprobe are on this machine.</summary>
/// <param name="FfmpegPath">Full path of ffmpeg.</param>
/// <param name="FfprobePath">Full path of ffprobe.</param>
public sealed record FfmpegTools(string FfmpegPath, string FfprobePath)
{
    /// <summary>Looks for both in the folders of <c>PATH</c>; null where either is missing.</summary>
    public static FfmpegTools? Find() => Find(Environment.GetEnvironmentVariable("PATH"));

    internal static FfmpegTools? Find(string? searchPath)
    {
        var folders = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Find(folders, "ffmpeg") is { } ffmpeg && Find(folders, "ffprobe") is { } ffprobe
            ? new FfmpegTools(ffmpeg, ffprobe)
            : null;
    }

    private static string? Find(string[] folders, string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, file))).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
