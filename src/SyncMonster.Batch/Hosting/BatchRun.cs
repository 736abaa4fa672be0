using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Reports;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>One run from end to end: manifest → plan → loop → delivered videos → reports.</summary>
/// <param name="settings">What is asked for.</param>
/// <param name="connect">How the service is reached, once there is something to ask of it.</param>
/// <param name="time">The clock.</param>
/// <param name="watch">Who looks on.</param>
/// <param name="loggers">Where the run is told.</param>
public sealed class BatchRun(
    RunSettings settings, Connect connect, TimeProvider time, RunWatch watch, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("SyncMonster.Batch");

    /// <summary>Runs.</summary>
    /// <param name="stopping">Tells why the run is to stop, once it is.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="BadManifestException">The manifest can't be run; nothing was sent.</exception>
    /// <exception cref="BatchException">The state can't be used.</exception>
    public async Task<ExitCode> RunAsync(Task<Stop> stopping)
    {
        using var reading = new CancellationTokenSource();
        _ = stopping.ContinueWith(_ => reading.CancelAsync(), TaskScheduler.Default);
        using var season = await OpenAsync(stopping, reading.Token);
        foreach (var problem in season.Planning.Problems.Where(problem => problem.Severity == Severity.Warning))
            _logger.LogWarning("{Problem}", problem.ToString());
        Consent.Check(season.Forecast(time.GetUtcNow()), settings);

        var state = await LoopAsync(season, stopping);
        var exitCode = RunResult.Of(state);
        season.Checkpoint.EndRun(exitCode, time.GetUtcNow());
        Report(season, state);
        return exitCode;
    }

    // The videos are there and the state is safe: a report that can't be written is told, and can be made again.
    private void Report(Season season, BatchState state)
    {
        try
        {
            RunReports.Write(
                season.Checkpoint, season.Folder, state.Plan.Account, state.Plan.Project, time.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.LogError("The reports couldn't be written: {Message} Make room and run report.", e.Message);
        }
    }

    private async Task<Season> OpenAsync(Task<Stop> stopping, CancellationToken ct)
    {
        try
        {
            return await Season.OpenAsync(settings, time, ct);
        }
        catch (OperationCanceledException)
        {
            var stop = await stopping;
            throw new BatchException(
                stop.Reason == StopReason.Interrupted ? ExitCode.Interrupted : ExitCode.Terminated, stop.Message);
        }
    }

    private async Task<BatchState> LoopAsync(Season season, Task<Stop> stopping)
    {
        var state = season.State!;
        season.Checkpoint.BeginRun(state.Plan, time.GetUtcNow());
        await using var connection = await connect(season.Folder);
        await using var hands = new Hands(connection.Api, new DiskFiles(), loggers.CreateLogger<Hands>(), time);
        await using var status = new StatusFile(season.Folder, watch, time);
        watch.Begin(hands.Transfers);
        var loop = new RunLoop(season.Checkpoint, hands, time, decision =>
        {
            RunLog.Write(_logger, decision);
            watch.Turn(decision);
        });
        _ = stopping.ContinueWith(stop => loop.Ask(stop.Result), TaskScheduler.Default);
        await using var clock = settings.Until is { } until ? StopAt(loop, until) : null;
        return await loop.RunAsync(state);
    }

    private ITimer StopAt(RunLoop loop, DateTimeOffset until)
    {
        var wait = until - time.GetUtcNow();
        return time.CreateTimer(
            _ => loop.Ask(new Stop(
                StopReason.Clock, "the time for starting paid work is over; what is in flight finishes", Leaves: false)),
            null,
            wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }
}
