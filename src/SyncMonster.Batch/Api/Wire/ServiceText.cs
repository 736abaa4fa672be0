using System.Globalization;
using System.Text;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// Makes text from outside fit to print: one bounded line, nothing that steers a terminal, never the key.
/// </summary>
internal sealed class ServiceText(ApiKey? key)
{
    /// <summary>The most characters a text keeps.</summary>
    public const int Longest = 300;

    /// <summary>Texts beyond this are cut before they are looked at.</summary>
    private const int LongestLookedAt = 16 * 1024;

    /// <summary>The cleaned text; null where nothing is left of it.</summary>
    public string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (key is not null)
            text = text.Replace(key.Secret, key.ToString(), StringComparison.OrdinalIgnoreCase);
        if (text.Length > LongestLookedAt)
            text = text[..LongestLookedAt];

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPrintable(rune))
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        var clean = line.ToString().Trim();
        return clean.Length switch
        {
            0 => null,
            <= Longest => clean,
            _ => Cut(clean),
        };
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);

    private static string Cut(string text)
    {
        var end = Longest - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}
