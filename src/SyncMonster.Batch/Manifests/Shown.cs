using System.Globalization;
using System.Text;

namespace SyncMonster.Batch.Manifests;

/// <summary>
/// Values as messages show them: quoted, short, without anything that steers a terminal or holds a secret.
/// </summary>
internal static class Shown
{
    private const int Longest = 80;

    /// <summary>
    /// The value in quotes, control characters escaped; an address loses user and query, where secrets live.
    /// </summary>
    public static string Quoted(string text) => $"\"{Plain(text, Longest)}\"";

    /// <summary>
    /// The value as it is, control characters escaped; what is left of secrets as in <see cref="Quoted"/>.
    /// </summary>
    public static string Plain(string text, int longest = int.MaxValue)
    {
        var plain = new StringBuilder();
        foreach (var rune in WithoutSecrets(text).EnumerateRunes())
        {
            if (plain.Length >= longest) return plain.Append('…').ToString();
            if (IsPlain(rune)) plain.Append(rune.ToString());
            else plain.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        return plain.ToString();
    }

    /// <summary>Words as a sentence lists them: <c>a, b or c</c>.</summary>
    public static string Either(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string WithoutSecrets(string text)
    {
        text = Secrets.Masked(text);
        var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3) return text;
        var end = text.AsSpan(host).IndexOfAny('?', '#');
        if (end >= 0) text = text[..(host + end)];
        var path = text.IndexOf('/', host);
        var user = text.AsSpan(host, (path < 0 ? text.Length : path) - host).LastIndexOf('@');
        return string.Concat(text.AsSpan(0, host), text.AsSpan(host + user + 1));
    }
}
