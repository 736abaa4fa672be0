using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A line for each thing that happens, as text or JSON.</summary>
internal sealed class PlainDisplay(bool asJson) : IDisplay
{
    public static void AddLogging(ILoggingBuilder logging, bool asJson)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.Services.AddSingleton(TimeProvider.System);
        logging.AddConsole(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;
            options.FormatterName = asJson ? ConsoleFormatterNames.Json : LineFormatter.FormatterName;
        });
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        if (!asJson) logging.AddConsole(options => options.FormatterName = LineFormatter.FormatterName);
    }

    public void AddLogging(ILoggingBuilder logging) => AddLogging(logging, asJson);

    public IAsyncDisposable Show(RunWatch watch, TimeProvider time) => Nothing.ToDispose;

    private sealed class Nothing : IAsyncDisposable
    {
        public static Nothing ToDispose { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
