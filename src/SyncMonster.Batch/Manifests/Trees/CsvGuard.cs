namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>
/// Looks over a table before the CSV library does, which would hold a row of millions of cells, or a cell of millions
/// of characters, whole.
/// </summary>
internal static class CsvGuard
{
    /// <summary>The most cells of a row; a job has 40 fields, the rest is for labels.</summary>
    public const int MostColumns = 1_000;

    /// <summary>The longest cell.</summary>
    public const int LongestCell = 16_384;

    /// <summary>Whether a table may be read; a problem says why not.</summary>
    public static bool Passes(ManifestText source, char delimiter, ProblemList problems)
    {
        var text = source.Text.AsSpan();
        var (row, cells, cell) = (0, 1, 0);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '"' && text[cell..at].IsWhiteSpace())
            {
                var end = EndOfQuoted(text, at + 1);
                if (end < 0)
                    return Refuse(
                        at, "a quote opens here and is not closed", "close it, and double the quotes inside of it");
                if (end - at > LongestCell)
                    return Refuse(
                        at, $"a quote opens here and is not closed within {LongestCell} characters",
                        "close it, and double the quotes inside of it");
                at = end + 1;
                continue;
            }

            var next = text[at..].IndexOfAny(delimiter, '\n', '\r');
            var found = next < 0 ? text.Length : at + next;
            if (found - cell > LongestCell)
                return Refuse(
                    cell, $"a cell has more than {LongestCell} characters", "check its delimiters and quotes");
            if (next < 0) break;
            if (text[found] != delimiter) (row, cells) = (found + 1, 1);
            else if (++cells > MostColumns)
                return Refuse(row, $"a row has more than {MostColumns} cells", "check its delimiters and quotes");
            at = cell = found + 1;
        }

        return true;

        bool Refuse(int offset, string message, string remedy)
        {
            problems.Error(source.PlaceOf(offset), message, remedy);
            return false;
        }
    }

    /// <summary>Where a quoted cell's closing quote stands; a doubled one is a quote inside. -1: nowhere.</summary>
    private static int EndOfQuoted(ReadOnlySpan<char> text, int from)
    {
        while (true)
        {
            var quote = text[from..].IndexOf('"');
            if (quote < 0) return -1;
            var at = from + quote;
            if (at + 1 >= text.Length || text[at + 1] != '"') return at;
            from = at + 2;
        }
    }
}
