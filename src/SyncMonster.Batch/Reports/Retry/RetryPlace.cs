
namespace SyncMonster.Batch.Reports.Retry;

/// <summary>Where a retry manifest lies, which its paths start from.</summary>
/// <param name="folder">The full path of its folder.</param>
/// <param name="outputDirectory">The full path of the output folder.</param>
/// <param name="stateDirectory">The full path of the state folder; null where it isn't known.</param>
internal sealed class RetryPlace(string folder, string outputDirectory, string? stateDirectory)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "retry.yaml";

    /// <summary>The output folder as the manifest names it.</summary>
    public string OutputFolder => Of(outputDirectory);

    /// <summary>The state folder as the manifest names it; null where it isn't known or can't be named.</summary>
    public string? StateFolder => stateDirectory is { } state && !state.Any(char.IsControl) ? Of(state) : null;

    /// <summary>How the manifest is run from its own folder.</summary>
    public string Command(bool sandbox) =>
        $"syncmonster-batch run {FileName} --retry-failed{(StateFolder is null ? " --state FOLDER" : "")}"
        + (sandbox ? " --sandbox" : "");

    /// <summary>
    /// A file as the manifest names it: relative, so that folders may move together, unless only the root is shared.
    /// </summary>
    public string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = SharesFolder(full) ? Path.GetRelativePath(folder, full) : full;
        return Path.DirectorySeparatorChar == '\\' ? relative.Replace('\\', '/') : relative;
    }

    private bool SharesFolder(string path) =>
        Path.GetPathRoot(path) is { } root && path.StartsWith(root, StringComparison.Ordinal)
        && folder.StartsWith(root, StringComparison.Ordinal)
        && First(path[root.Length..]) == First(folder[root.Length..]);

    private static string First(string path) => path.Split(Path.DirectorySeparatorChar, 2)[0];
}
