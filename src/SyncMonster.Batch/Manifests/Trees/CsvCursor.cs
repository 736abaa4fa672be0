using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>Knows where cells stand, which the CSV library doesn't tell: it follows its reading of the text.</summary>
/// <param name="source">The table.</param>
/// <param name="delimiter">What stands between cells.</param>
internal sealed class CsvCursor(ManifestText source, char delimiter)
{
    private readonly List<Place> _cells = [];
    private int _offset;
    private int _line = 1;

    /// <summary>Goes over the row that ends at an offset of the text, blank lines before it included.</summary>
    public void MoveTo(long end)
    {
        var row = source.Text.AsSpan(_offset, (int)end - _offset);
        var blank = row.IndexOfAnyExcept('\r', '\n');
        if (blank > 0)
        {
            _line += LineEnds(row[..blank]);
            row = row[blank..];
        }
        _cells.Clear();
        _cells.Add(new Place(source.Name, _line, 1));
        var lineStart = 0;
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            var c = row[i];
            if (c == '"') quoted = !quoted;
            if (EndsLine(row, i)) (_line, lineStart) = (_line + 1, i + 1);
            if (c == delimiter && !quoted) _cells.Add(new Place(source.Name, _line, i + 2 - lineStart));
        }
        _offset = (int)end;
    }

    /// <summary>Where a cell of the row begins.</summary>
    public Place Place(int cell) => _cells[Math.Min(cell, _cells.Count - 1)];

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++) count += EndsLine(text, i) ? 1 : 0;
        return count;
    }

    /// <summary>Whether a character ends a line: <c>\n</c>, or a <c>\r</c> that none follows.</summary>
    private static bool EndsLine(ReadOnlySpan<char> text, int i) =>
        text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'));
}
