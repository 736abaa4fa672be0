using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Reports.Csv;
using SyncMonster.Batch.Reports.Html;
using SyncMonster.Batch.Reports.Json;
using SyncMonster.Batch.Reports.Retry;

namespace SyncMonster.Batch.Tests.Reporting;

/// <summary>What the writers make of a report, as text.</summary>
internal static partial class Written
{
    public static string Json(CostReport report) => Text(stream => ReportJson.Write(report, stream));

    public static string Csv(CostReport report) => Text(stream => JobsCsv.Write(report, stream));

    public static string Html(CostReport report) => Text(stream => ReportPage.Write(report, stream));

    public static string Retry(CostReport report, string output = "/season/out", string? state = "/season/.syncmonster") =>
        Text(stream => RetryManifest.Write(report, new RetryPlace(Path.Combine(output, "report"), output, state), stream));

    /// <summary>The page without what is the same on every page: style, script and their digests.</summary>
    public static string HtmlBody(CostReport report) => Fixed.Replace(Html(report), "");

    /// <summary>The page as a tree. It is well formed, so whatever broke out of its place would show.</summary>
    public static XElement Page(CostReport report) =>
        XDocument.Parse(HtmlBody(report), LoadOptions.PreserveWhitespace).Root!;

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("""<(style|script)>.*?</\1>|<meta http-equiv="Content-Security-Policy"[^>]*/>""", RegexOptions.Singleline)]
    private static partial Regex Fixed { get; }
}
