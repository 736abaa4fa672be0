using System.Text;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Names that are made from what a job names.</summary>
internal static class JobNames
{
    /// <summary>The longest id.</summary>
    public const int LongestId = 100;

    /// <summary>What <c>{video}</c> stands for: the file's name without its ending.</summary>
    public static string OfVideo(MediaReference video) => video switch
    {
        MediaReference.LocalFile file => Path.GetFileNameWithoutExtension(file.Path),
        MediaReference.Link link => OfLink(link.Address),
        MediaReference.StoredAsset asset => $"asset-{asset.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(video)),
    };

    /// <summary>The id of the parts that a job has, in characters that an id may have.</summary>
    public static string IdOf(params IEnumerable<string?> parts)
    {
        var id = new StringBuilder();
        foreach (var c in string.Join('-', parts.OfType<string>()))
        {
            if (c != '-' && IsOfId(c)) id.Append(c);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }
        var text = id.ToString(0, Math.Min(id.Length, LongestId)).Trim('-');
        return text.Length > 0 ? text : "job";
    }

    /// <summary>
    /// Whether an id is one: letters, digits, <c>. _ -</c>, safe in commands, patterns and file names.
    /// </summary>
    public static bool IsId(string text) => text.Length is > 0 and <= LongestId && IsOfIds(text);

    private static bool IsOfIds(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsOfId(c)) return false;
        }

        return true;
    }

    private static bool IsOfId(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-';

    private static string OfLink(Uri address)
    {
        var name = Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(address.AbsolutePath));
        return name.Length > 0 ? name : address.Host;
    }
}
