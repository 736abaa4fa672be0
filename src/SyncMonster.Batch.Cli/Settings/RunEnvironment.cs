using System.Globalization;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>What the environment sets beside key and endpoint.</summary>
internal static class RunEnvironment
{
    public static string? State => Text("SYNCMONSTER_STATE");

    public static string? Output => Text("SYNCMONSTER_OUTPUT");

    /// <summary>How long doubt is given to settle.</summary>
    /// <exception cref="BatchException">What is set is no number of seconds (2).</exception>
    public static TimeSpan SettleTime => Text("SYNCMONSTER_SETTLE_SECONDS") is not { } text
        ? new RunOptions().SettleTime
        : double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new BatchException(
                ExitCode.BadInput, $"SYNCMONSTER_SETTLE_SECONDS is '{text}'; give a number of seconds from 0 to 86400.");

    private static string? Text(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
