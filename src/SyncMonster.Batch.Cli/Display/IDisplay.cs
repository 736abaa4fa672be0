using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>
/// How a run is shown while it is on: a live table on a terminal, lines elsewhere. Both on standard error.
/// </summary>
internal interface IDisplay
{
    /// <summary>Sets up where the run's log goes.</summary>
    void AddLogging(ILoggingBuilder logging);

    /// <summary>Shows a run until the result is disposed.</summary>
    IAsyncDisposable Show(RunWatch watch, TimeProvider time);
}

/// <summary>Which display a run gets.</summary>
internal static class Displays
{
    /// <summary>The live table where a person looks at a terminal that can show one, and lines otherwise.</summary>
    public static IDisplay Choose(string logFormat, bool noProgress)
    {
        var isTerminal = !Console.IsErrorRedirected
            && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb")
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        return isTerminal && !noProgress && logFormat == "text"
            ? new LiveDisplay()
            : new PlainDisplay(logFormat == "json");
    }
}
