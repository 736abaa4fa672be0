using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Reports.Html;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>Pages that this machine alone can open.</summary>
internal static class LocalPage
{
    /// <summary>Serves what is mapped, on the loopback address.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="option">The option that chooses the port.</param>
    /// <param name="map">Maps what is served.</param>
    /// <param name="ct">Gives up starting.</param>
    /// <returns>The server; whoever asked for it disposes of it.</returns>
    /// <exception cref="BatchException">The port can't be had (2).</exception>
    public static async Task<WebApplication> StartAsync(
        int port, string option, Action<WebApplication> map, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        try
        {
            map(app);
            await app.StartAsync(ct);
            return app;
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (e is not IOException) throw;
            throw new BatchException(
                ExitCode.BadInput, $"Port {port} can't be had: {e.Message} Give another with {option}.", e);
        }
    }

    /// <summary>Answers with a page as it is now.</summary>
    /// <param name="http">The call.</param>
    /// <param name="policy">What the page may load and do (Content Security Policy).</param>
    /// <param name="page">The page.</param>
    public static IResult Answer(HttpContext http, string policy, Markup page)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }
}
