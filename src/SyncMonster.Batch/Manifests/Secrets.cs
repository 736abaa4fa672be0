using System.Buffers;
using System.Text.RegularExpressions;

namespace SyncMonster.Batch.Manifests;

/// <summary>
/// Sees keys and passwords in a manifest wherever they stand, in values, comments and addresses: the account's own key
/// by what it is, any other by its looks.
/// </summary>
internal static class Secrets
{
    private const int MostTold = 100;

    /// <summary>A shorter key is none, and would be found in many a word.</summary>
    private const int ShortestKey = 8;

    private const string Remedy =
        "take it out, have it replaced where it was made, and set the environment variable SYNCMONSTER_API_KEY";

    /// <summary>One of these stands in every text that <see cref="Shape"/> matches; looking for them is fast.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        [
            "sk-", "sk_", "pk-", "pk_", "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xox",
            "eyJ", "AIza", "PRIVATE KEY", "bearer ", "key=", "token=", "secret=", "password=", "passwd=",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Linear, whatever the text is.
    private static readonly Lazy<Regex> Shape = new(() => new Regex(
        """
        \b(
          [sp]k[-_][A-Za-z0-9_-]{16,}
        | A[KS]IA[0-9A-Z]{16}\b
        | gh[a-z]_[A-Za-z0-9]{30,} | github_pat_[A-Za-z0-9_]{30,} | glpat-[A-Za-z0-9_-]{18,}
        | xox[a-z]-[A-Za-z0-9-]{10,}
        | eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}
        | AIza[A-Za-z0-9_-]{35}
        | BEGIN[ ][A-Z ]*PRIVATE[ ]KEY
        | (?i:bearer[ ]+[A-Za-z0-9._~+/-]{16,})
        | (?i:(x-)?api[-_]?key|access[-_]?(token|key)|auth[-_]?token|client[-_]?secret|secret|password|passwd)=[^&\s"']{6,}
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking));

    /// <summary>
    /// The text with the account's own key overwritten, whatever it looks like, and a problem at each of its places:
    /// what is read from then on can't repeat it.
    /// </summary>
    public static string WithoutKey(ManifestText source, ProblemList problems)
    {
        if (problems.Key is not { Secret: { Length: >= ShortestKey } key }) return source.Text;
        var (at, told) = (source.Text.IndexOf(key, StringComparison.Ordinal), 0);
        if (at < 0) return source.Text;
        for (; at >= 0 && told < MostTold; told++)
        {
            problems.Error(source.PlaceOf(at), "your API key stands here, and a manifest is no place for it", Remedy);
            at = source.Text.IndexOf(key, at + key.Length, StringComparison.Ordinal);
        }

        return source.Text.Replace(key, new string('x', key.Length), StringComparison.Ordinal);
    }

    /// <summary>Tells of the secrets in a manifest's file, without saying them.</summary>
    public static void Refuse(ManifestText source, ProblemList problems)
    {
        if (!source.Text.AsSpan().ContainsAny(Hints)) return;
        var told = 0;
        foreach (var match in Shape.Value.EnumerateMatches(source.Text))
        {
            if (++told > MostTold) return;
            problems.Error(
                source.PlaceOf(match.Index), "a key, token or password stands here, and a manifest is no place for one",
                Remedy);
        }
    }

    /// <summary>A text without the secrets in it.</summary>
    public static string Masked(string text) =>
        text.AsSpan().ContainsAny(Hints) ? Shape.Value.Replace(text, "***") : text;
}
