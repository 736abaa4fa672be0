using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>Reads a table (RFC 4180) into placed values: each row a mapping, as the same job in YAML is.</summary>
internal static partial class CsvTree
{
    private const string HeaderRemedy = "begin it with a line of column names such as video,audio,language";

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>The rows that say something, one at a time.</summary>
    public static IEnumerable<PlacedMapping> Rows(ManifestText source, ProblemList problems)
    {
        var named = NamedDelimiter.Match(source.Text);
        var delimiter = named.Success ? named.Groups["delimiter"].Value[0] : DelimiterOf(source.Text);
        if (!CsvGuard.Passes(source, delimiter, problems)) yield break;
        var badCell = false;
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => badCell = true,
        };
        using var parser = new CsvParser(new StringReader(source.Text), settings);
        var cursor = new CsvCursor(source, delimiter);

        CsvColumn?[]? columns = null;
        if (named.Success && parser.Read()) cursor.MoveTo(parser.CharCount);
        while (parser.Read())
        {
            cursor.MoveTo(parser.CharCount);
            if (columns is null)
            {
                PlacedScalar[] names = [.. Enumerable.Range(0, parser.Count).Select(Name)];
                if (RefuseNamelessHeader(names, problems)) yield break;
                columns = [.. names.Select(name => CsvColumn.Named(name, problems))];
            }
            else if (Row(columns) is { Fields.Count: > 0 } row) yield return row;
        }
        if (columns is null)
            problems.Error(new Place(source.Name, 1, 1), "the file is empty", HeaderRemedy);

        PlacedScalar Name(int i) => Cell(i) ?? new PlacedScalar(cursor.Place(i), "");

        PlacedMapping Row(CsvColumn?[] columns)
        {
            var row = new PlacedMapping(cursor.Place(0), columns.Length);
            for (var i = 0; i < parser.Count; i++)
            {
                if (Cell(i) is not { } cell) continue;
                if (i < columns.Length)
                    columns[i]?.AddTo(row, cell, delimiter == ';', problems);
                else
                    problems.Error(
                        cell.Place, $"{cell.Description} stands in a cell beyond the last column",
                        "put quotes around a cell that has the delimiter in it");
            }
            return row;
        }

        // The cell, none where it says nothing.
        PlacedScalar? Cell(int i)
        {
            badCell = false;
            var text = parser[i];
            if (text.Length == 0 && !badCell) return null;
            if (columns?.ElementAtOrDefault(i) is { } column) text = column.Shared(text);
            var cell = new PlacedScalar(cursor.Place(i), text);
            if (badCell)
                problems.Error(
                    cell.Place, "a quote stands inside a cell or is never closed",
                    "put the whole cell in quotes and double the quotes inside it");
            return text.Length == 0 ? null : cell;
        }
    }

    /// <summary>A table whose first line is a job already would have each of its cells complained of.</summary>
    private static bool RefuseNamelessHeader(PlacedScalar[] names, ProblemList problems)
    {
        var hasPath = Array.Exists(names, name => name.Text.Contains('/'));
        if (!hasPath || Array.Exists(names, name => CsvColumn.IsName(name.Text))) return false;
        problems.Error(names[0].Place, "the first line names no column", HeaderRemedy);
        return true;
    }

    /// <summary>A spreadsheet's own first line that says what stands between cells: <c>sep=;</c>.</summary>
    [GeneratedRegex(@"\Asep=(?<delimiter>[,;\t])\r?\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedDelimiter { get; }

    /// <summary>The first line decides, where names stand and no free text; a single column needs none.</summary>
    private static char DelimiterOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        return Delimiters.MaxBy(delimiter => header.Count(c => c == delimiter));
    }
}
