using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch;

/// <summary>
/// Something that ends the program with a message for its user: the value, the place and the remedy in one or two sentences.
/// </summary>
/// <param name="exitCode">What the command returns.</param>
/// <param name="message">What the user reads.</param>
/// <param name="inner">The cause below, if there is one.</param>
public sealed class BatchException(ExitCode exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the command returns.</summary>
    public ExitCode ExitCode { get; } = exitCode;
}
