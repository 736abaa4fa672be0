namespace SyncMonster.Sandbox.State;

/// <summary>The files of a sandbox: uploads on their way in, assets, crops and results.</summary>
internal sealed class SandboxFolder : IDisposable
{
    private readonly string _root;

    private SandboxFolder(string root, bool temporary)
    {
        _root = root;
        IsTemporary = temporary;
        foreach (var folder in (string[])[Incoming, Assets, Crops, Results])
            Directory.CreateDirectory(folder);
    }

    /// <summary>Whether it is removed at the end.</summary>
    public bool IsTemporary { get; }

    public string JournalPath => Path.Combine(_root, "journal.jsonl");

    public string Incoming => Path.Combine(_root, "incoming");

    public string Assets => Path.Combine(_root, "assets");

    public string Crops => Path.Combine(_root, "crops");

    public string Results => Path.Combine(_root, "results");

    /// <summary>Opens the folder of a sandbox.</summary>
    /// <param name="path">Where; null for a temporary one.</param>
    /// <exception cref="SandboxException">It cannot be made.</exception>
    public static SandboxFolder Open(string? path)
    {
        if (path is null)
            return new SandboxFolder(
                Directory.CreateTempSubdirectory("syncmonster-sandbox-").FullName, temporary: true);
        try
        {
            return new SandboxFolder(Path.GetFullPath(path), temporary: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SandboxException(
                $"The data folder '{path}' cannot be used ({e.Message}): give a folder that can be written.", e);
        }
    }

    public string AssetPath(Asset asset) => Path.Combine(Assets, asset.FileName);

    /// <summary>A new name for a file that is not whole yet, or for a folder of such.</summary>
    public string NewIncoming(string extension) => Path.Combine(Incoming, Guid.NewGuid().ToString("N") + extension);

    /// <summary>Removes what no request ever came to stand on: uploads and outputs that a kill left behind.</summary>
    /// <param name="assets">The assets that are known.</param>
    public void Sweep(IEnumerable<Asset> assets)
    {
        var known = assets.Select(a => a.FileName).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Incoming))
            File.Delete(file);
        foreach (var scratch in Directory.EnumerateDirectories(Incoming))
            Directory.Delete(scratch, recursive: true);
        foreach (var file in Directory.EnumerateFiles(Assets).Where(f => !known.Contains(Path.GetFileName(f))))
            File.Delete(file);
    }

    /// <summary>
    /// Moves a whole file to its place, on disk before it is there; what is temporary may stay in memory.
    /// </summary>
    public void Settle(string from, string to)
    {
        if (!IsTemporary)
        {
            using var file = new FileStream(from, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        File.Move(from, to, overwrite: true);
    }

    public void Dispose()
    {
        if (IsTemporary)
            Directory.Delete(_root, recursive: true);
    }
}
