using System.Buffers;
using System.Text;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>
/// What a delivered video may be called: a path below the output folder that every file system takes.
/// </summary>
internal static class OutputPath
{
    /// <summary>The longest name of a file or folder, in bytes: 255 with room left for a draft's ending.</summary>
    private const int LongestName = 240;

    private static readonly SearchValues<char> Reserved = SearchValues.Create(
        [.. "\\:*?\"<>|", .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>What is wrong with a path, to be read after it; null: nothing.</summary>
    public static string? Complaint(string path)
    {
        if (!path.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase)) return "does not end in .mp4";
        if (path.StartsWith('/')) return "begins at the root; it belongs below the output folder";
        foreach (var name in path.AsSpan().Split('/'))
        {
            if (ComplaintOfName(path.AsSpan(name)) is { } complaint) return complaint;
        }
        return null;
    }

    /// <summary>Whether a value can stand within a name, or would make folders of its own.</summary>
    public static bool IsPartOfName(string value) => !value.AsSpan().ContainsAny('/', '\\');

    private static string? ComplaintOfName(ReadOnlySpan<char> name)
    {
        if (name.Length == 0) return "has an empty folder name";
        if (name is "." or "..") return $"has \"{name}\" in it and could leave the output folder";
        if (name.StartsWith('.')) return $"has a hidden name in it: {Shown.Quoted(name.ToString())}";
        if (name[^1] is '.' or ' ' || name[0] == ' ')
            return $"has a name in it with a space or point at its edge: {Shown.Quoted(name.ToString())}";
        if (Encoding.UTF8.GetByteCount(name) > LongestName) return $"has a name in it of more than {LongestName} bytes";
        var bad = name.IndexOfAny(Reserved);
        if (bad >= 0 && name[bad] == '\\') return "has \"\\\" in it, where / belongs between folders";
        return bad < 0 ? null : $"has {Shown.Quoted(name[bad].ToString())} in it, which file systems reserve";
    }
}
