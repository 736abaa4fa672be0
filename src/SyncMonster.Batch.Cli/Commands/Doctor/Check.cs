using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Doctor;

/// <summary>How a check came out.</summary>
internal enum Verdict
{
    /// <summary>Nothing stands in a run's way.</summary>
    Ok,

    /// <summary>A run works, with less, or not just now.</summary>
    Warning,

    /// <summary>A run can't work.</summary>
    Problem,
}

/// <summary>What one check found.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
/// <param name="ExitCode">What a run would end with because of it.</param>
internal sealed record Check(
    string Name, Verdict Verdict, string Message, string? Remedy = null, ExitCode ExitCode = ExitCode.Delivered)
{
    public static Check Ok(string name, string message) => new(name, Verdict.Ok, message);

    public static Check Warning(string name, string message, string remedy) =>
        new(name, Verdict.Warning, message, remedy);

    public static Check Problem(string name, string message, string remedy, ExitCode exitCode = ExitCode.BadInput) =>
        new(name, Verdict.Problem, message, remedy, exitCode);
}
