namespace SyncMonster.Batch.Core.Manifests;

/// <summary>Where in a manifest something stands, as editors and compilers write it.</summary>
/// <param name="File">The manifest's path as the user gave it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1: a character of the line in YAML, the first character of the cell in CSV.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The form that terminals and editors turn into a link: <c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
