using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>A failed call as a command ends with it: one sentence with the remedy, and an exit code.</summary>
internal static class ServiceFault
{
    public static ExitCode ExitCodeOf(Fault fault) => fault.Kind switch
    {
        FaultKind.Unauthorized => ExitCode.NoKey,
        FaultKind.InsufficientCredits => ExitCode.Budget,
        FaultKind.Transient or FaultKind.NotSent or FaultKind.InDoubt => ExitCode.Unreachable,
        _ => ExitCode.BadInput,
    };

    public static string SentenceOf(ApiException e)
    {
        var words = e.Message.TrimEnd('.');
        return ExitCodeOf(e.Fault) switch
        {
            ExitCode.NoKey =>
                $"The service refused the key: {words}. Set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE to a valid one.",
            ExitCode.Unreachable => $"The service could not be reached or kept failing: {words}. Try again later.",
            ExitCode.Budget => $"The account has not enough credits: {words}. Buy credits and try again.",
            _ => $"{words}.",
        };
    }
}
