namespace SyncMonster.Batch.Core.Manifests;

/// <summary>Where in a manifest something stands, as editors and compilers write it.</summary>
/// <param name="File">The manifest's path as the user gave it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">
/// The column, from 1: a character of the line in YAML, the first character of the cell in CSV.
/// </param>
public readonly record struct Place(string File, int Line, int Column) : IComparable<Place>
{
    /// <summary>Whether the left place comes before the right.</summary>
    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left place comes after the right.</summary>
    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left place doesn't come after the right.</summary>
    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left place doesn't come before the right.</summary>
    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;

    /// <summary>By file, then line, then column.</summary>
    public int CompareTo(Place other)
    {
        var order = string.CompareOrdinal(File, other.File);
        if (order == 0) order = Line.CompareTo(other.Line);
        return order == 0 ? Column.CompareTo(other.Column) : order;
    }

    /// <summary>The form that terminals and editors turn into a link: <c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
