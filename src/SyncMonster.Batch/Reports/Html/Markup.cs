using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>
/// HTML. It is only made from literals of this program, in which every text that is put in is encoded, so that a name
/// can't become an element; and from other <see cref="Markup"/>, which stays as it is.
/// </summary>
internal sealed class Markup
{
    private readonly string _html;

    private Markup(string html) => _html = html;

    public static Markup None { get; } = new("");

    public bool IsNone => _html.Length == 0;

    /// <summary>HTML with text and markup put in: <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static Markup Of(ref Interpolation html) => new(html.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part._html)));

    /// <summary>The content of the page's own stylesheet or script.</summary>
    public static Markup OfResource(PageResource resource) => new(resource.Content);

    public override string ToString() => _html;

    /// <summary>Puts text and markup into HTML. What is neither doesn't compile.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Interpolation
    {
        // Letters of every script may stand as they are; what HTML could take for its own is encoded.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _html;

        public Interpolation(int literalLength, int formattedCount) =>
            _html = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _html.Append(literal);

        public void AppendFormatted(string? text)
        {
            if (text is not null) _html.Append(Encoder.Encode(text));
        }

        public void AppendFormatted(Markup markup) => _html.Append(markup._html);

        public void AppendFormatted(IEnumerable<Markup> parts)
        {
            foreach (var part in parts) _html.Append(part._html);
        }

        public void AppendFormatted(int number) =>
            _html.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

        public override string ToString() => _html.ToString();
    }
}
