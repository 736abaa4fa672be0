namespace SyncMonster.Batch.Core.Manifests;

/// <summary>Whether a problem stops the run or is only said.</summary>
public enum Severity
{
    /// <summary>Said, and the run goes on.</summary>
    Warning,

    /// <summary>Nothing is sent while one of these stands.</summary>
    Error,
}

/// <summary>One thing wrong with a manifest: the value, the place and the remedy.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Severity">Whether it stops the run.</param>
/// <param name="Message">What is wrong, with the value that is.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Problem(Place Place, Severity Severity, string Message, string Remedy)
{
    /// <summary>The line a user reads: <c>file:line:column: message, remedy</c>.</summary>
    public override string ToString() =>
        $"{Place}: {(Severity == Severity.Warning ? "warning: " : "")}{Message}, {Remedy}";
}
