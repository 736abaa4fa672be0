using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SyncMonster.Batch.Hosting;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Reports.Html;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A page on this machine that shows a run while it is on, and the same as JSON. It only looks.</summary>
internal sealed class Dashboard : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Dashboard(WebApplication app) => _app = app;

    /// <summary>Serves a run's page.</summary>
    /// <param name="port">The port, on the loopback address alone.</param>
    /// <param name="watch">The run.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="BatchException">The port can't be had (2).</exception>
    public static async Task<Dashboard> StartAsync(int port, RunWatch watch, TimeProvider time)
    {
        var started = time.GetUtcNow();
        var app = await LocalPage.StartAsync(
            port,
            "--dashboard",
            pages =>
            {
                pages.MapGet(
                    "/", (HttpContext http) => LocalPage.Answer(http, DashboardPage.Policy, Now(watch, started, time)));
                pages.MapGet("/status.json", () => Status(watch, time));
            },
            CancellationToken.None);
        await Console.Error.WriteLineAsync($"Dashboard: {app.Urls.Single()}");
        return new Dashboard(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Markup Now(RunWatch watch, DateTimeOffset started, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return watch.State is { } state
            ? DashboardPage.Of(state, Progress.Of(state, watch.Transfers!, started, now), now)
            : DashboardPage.Beginning();
    }

    private static IResult Status(RunWatch watch, TimeProvider time) => watch.State is { } state
        ? Results.Text(
            JsonSerializer.Serialize(
                RunStatus.Of(state, Environment.ProcessId, time.GetUtcNow()), RunStatusJson.Default.RunStatus),
            "application/json")
        : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
