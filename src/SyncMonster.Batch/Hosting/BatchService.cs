using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>Hosts a run: begins with the host, stops with it, and ends the host when it is done.</summary>
/// <param name="run">The run.</param>
/// <param name="ending">Why the host stops, and what the run came to.</param>
/// <param name="lifetime">The host's lifetime.</param>
public sealed class BatchService(BatchRun run, RunEnding ending, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "The command tells it; a host that logs it too would tell it twice.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => ending.AskToStop(StopReason.Terminated));
        try
        {
            ending.Complete(await run.RunAsync(ending.Stopping));
        }
        catch (Exception e)
        {
            ending.Fail(e);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
