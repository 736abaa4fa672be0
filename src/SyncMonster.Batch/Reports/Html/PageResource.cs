using System.Security.Cryptography;
using System.Text;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>The stylesheet or script that is built into the program and stands in the page itself.</summary>
internal sealed class PageResource
{
    private PageResource(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        Content = reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public static PageResource Style { get; } = new("report.css");

    public static PageResource Script { get; } = new("report.js");

    public string Content { get; }

    /// <summary>Its digest as a content security policy names it: nothing else may style the page or run in it.</summary>
    public string Source => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))}'";
}
