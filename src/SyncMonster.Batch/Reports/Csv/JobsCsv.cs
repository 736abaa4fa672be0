using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Csv;

/// <summary>
/// Writes <c>jobs.csv</c>: a header, then a line a job (RFC 4180), in UTF-8 with the mark that spreadsheets know it by.
/// </summary>
internal static class JobsCsv
{
    // A cell that begins like a formula would be run as one by a spreadsheet, and names come from whoever made the
    // files.
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // The library quotes for the line ending that it writes itself, and half of one ends a line as well.
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field.AsSpan().ContainsAny('\r', '\n'),
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n'],
        InjectionEscapeCharacter = '\'',
    };

    public static void Write(CostReport report, Stream stream)
    {
        using var text = new StreamWriter(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, Configuration);
        var columns = JobLine.Columns(report.ByTag.Select(tag => tag.Tag));
        foreach (var (name, _) in columns) csv.WriteField(name);
        csv.NextRecord();
        foreach (var job in report.Jobs)
        {
            foreach (var (_, cell) in columns) csv.WriteField(cell(job));
            csv.NextRecord();
        }
    }
}
