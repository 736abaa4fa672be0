using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Batch.Outputs;

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
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var started = time.GetUtcNow();
        app.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = DashboardPage.Policy;
            http.Response.Headers.CacheControl = "no-store";
            var now = time.GetUtcNow();
            var page = watch.State is { } state
                ? DashboardPage.Of(state, Progress.Of(state, watch.Transfers!, started, now), now)
                : DashboardPage.Beginning();
            return Results.Content(page.ToString(), "text/html; charset=utf-8");
        });
        app.MapGet("/status.json", () => watch.State is { } state
            ? Results.Text(
                JsonSerializer.Serialize(
                    RunStatus.Of(state, Environment.ProcessId, time.GetUtcNow()), RunStatusJson.Default.RunStatus),
                "application/json")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        try
        {
            await app.StartAsync();
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new BatchException(
                ExitCode.BadInput, $"Port {port} can't be had for the dashboard: {e.Message} Give another.", e);
        }

        await Console.Error.WriteLineAsync($"Dashboard: {app.Urls.Single()}");
        return new Dashboard(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
