namespace SyncMonster.Batch.Manifests;

/// <summary>Finds the name that was meant by a misspelt one.</summary>
internal static class NearestName
{
    private const int Longest = 40;

    /// <summary>The candidate that takes the fewest edits, at most a third of the name; null: none is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest) return null;
        string? nearest = null;
        var fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= fewest) continue;
            var edits = Edits(name, candidate);
            if (edits < fewest) (nearest, fewest) = (candidate, edits);
        }
        return nearest;
    }

    /// <summary>
    /// Characters to insert, delete, replace or swap with their neighbour, upper and lower case being one.
    /// </summary>
    private static int Edits(string from, string to)
    {
        var (beforeLast, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++) row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(last[j], row[j - 1]));
                var swapped = i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]);
                if (swapped) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row[to.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
