using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SyncMonster.Batch.Reports.Json;

/// <summary>How <c>report.json</c> is written: snake_case, indented, letters of every script as they are.</summary>
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(FacesEntry))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    /// <summary>The context that writes reports.</summary>
    public static ReportJsonContext Readable { get; } = new(OptionsOf(indented: true));

    /// <summary>The same on one line, for small things of which there are many.</summary>
    public static ReportJsonContext Compact { get; } = new(OptionsOf(indented: false));

    private static JsonSerializerOptions OptionsOf(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
