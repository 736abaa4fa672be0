namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>What a person may have meant by a path at which there is no file.</summary>
internal static class MissingFile
{
    private const int MostNeighbours = 10_000;

    /// <summary>What to do about it.</summary>
    /// <param name="written">The path as written.</param>
    /// <param name="path">The full path that it came to.</param>
    public static string Remedy(string written, string path)
    {
        if (written.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return "begin an address with https://";
        if (written.IndexOfAny(['“', '”', '„', '‘', '’']) >= 0)
            return "quote with straight quotes, \" or ', or with none: typographic ones belong to the name";
        if (written.StartsWith('~') || written.StartsWith('$') || written.StartsWith('%'))
            return "write the path in full, or from the manifest's folder: ~ and variables are not followed";
        if (written is [_, ':', '\\' or '/', ..])
            return "name the file as this machine sees it, in full or from the manifest's folder";
        if (written.Contains('\\')) return "write / between folders";
        return Neighbour(path) is { } name
            ? $"did you mean {Shown.Quoted(string.Concat(written.AsSpan(0, written.LastIndexOf('/') + 1), name))}?"
            : $"check the path; it was looked for at {Shown.Quoted(path)}";
    }

    /// <summary>A file beside it whose name differs by case, spaces, dots and dashes alone; null: none.</summary>
    private static string? Neighbour(string path)
    {
        try
        {
            return Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder).Take(MostNeighbours).Select(file => Path.GetFileName(file))
                    .FirstOrDefault(name => Bare(name) == Bare(Path.GetFileName(path)))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
