using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>The stylesheet or script that is built into the program and stands in the page itself.</summary>
internal sealed class PageResource
{
    private PageResource(string content) => Content = content;

    /// <summary>The report's style.</summary>
    public static PageResource Style { get; } = Of(typeof(PageResource).Assembly, "report.css");

    /// <summary>The report's script.</summary>
    public static PageResource Script { get; } = Of(typeof(PageResource).Assembly, "report.js");

    public string Content { get; }

    /// <summary>What an assembly holds under a name.</summary>
    public static PageResource Of(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        return new PageResource(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>
    /// Its digest as a content security policy names it: nothing else may style the page or run in it.
    /// </summary>
    public string Source => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))}'";
}
