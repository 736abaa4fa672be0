using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SyncMonster.Batch.Manifests.Drafting;

/// <summary>
/// Tells a language in a file's name from other words: BCP 47 tags such as es, pt-BR, zh-Hant, es-419.
/// </summary>
internal static partial class LanguageTag
{
    /// <summary>ISO 639-1, and of ISO 639-2 what dubs are made in that has no shorter code.</summary>
    private static readonly FrozenSet<string> Languages = FrozenSet.ToFrozenSet(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
        ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
        ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
        su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        ceb cmn fil haw hmn yue
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The tag as it is usually written; null where a text is none. <c>_</c> may stand for <c>-</c>.</summary>
    public static string? Read(string text)
    {
        var match = Shape.Match(text);
        if (!match.Success || !Languages.Contains(match.Groups["language"].Value.ToLowerInvariant())) return null;
        string?[] parts =
        [
            match.Groups["language"].Value.ToLowerInvariant(),
            match.Groups["script"] is { Success: true } script
                ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(script.Value.ToLowerInvariant())
                : null,
            match.Groups["region"] is { Success: true } region ? region.Value.ToUpperInvariant() : null,
        ];
        return string.Join('-', parts.OfType<string>());
    }

    [GeneratedRegex(
        @"\A(?<language>[A-Za-z]{2,3})([-_](?<script>[A-Za-z]{4}))?([-_](?<region>[A-Za-z]{2}|[0-9]{3}))?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Shape { get; }
}
