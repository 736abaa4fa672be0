using Microsoft.Extensions.Logging;
using Spectre.Console;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>
/// A table that is kept true while a run is on, with a line above it for each thing that needs a look.
/// </summary>
internal sealed class LiveDisplay : IDisplay
{
    // The table tells what goes well; what the log would say of trouble is shown above it.
    public void AddLogging(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.None);

    public IAsyncDisposable Show(RunWatch watch, TimeProvider time) => new Showing(watch, time);

    private sealed class Showing : IAsyncDisposable
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

        private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
        });

        private readonly CancellationTokenSource _over = new();
        private readonly Task _drawing;

        public Showing(RunWatch watch, TimeProvider time)
        {
            var started = time.GetUtcNow();
            watch.OnTurn(Tell);
            _drawing = _console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
            {
                while (!_over.IsCancellationRequested)
                {
                    if (watch.State is { } state)
                    {
                        var progress = Progress.Of(state, watch.Transfers!, started, time.GetUtcNow());
                        live.UpdateTarget(ProgressTable.Of(progress, _console.Profile.Height));
                    }

                    await Task.Delay(Every, time, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            });
        }

        public async ValueTask DisposeAsync()
        {
            await _over.CancelAsync();
            await _drawing;
            _over.Dispose();
        }

        private void Tell(Decision decision)
        {
            foreach (var transition in decision.Transitions)
            {
                if (transition is Transition.Noted(var text)) _console.WriteLine(text);
                else if (transition is Transition.JobMoved({ Note: { } note } job))
                    _console.WriteLine($"{job.Plan.Id}: {note}");
            }
        }
    }
}
