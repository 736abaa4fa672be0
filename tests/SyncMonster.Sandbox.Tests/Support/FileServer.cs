using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>Serves files by URL, as a customer's storage would.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FileServer(WebApplication app) => _app = app;

    public Uri Root => new(_app.Urls.First());

    /// <summary>Requests served, by path.</summary>
    public List<string> Served { get; } = [];

    public static async Task<FileServer> StartAsync(params (string Path, byte[] Content)[] files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new FileServer(app);
        app.Run(async http =>
        {
            server.Served.Add(http.Request.Path);
            if (files.FirstOrDefault(f => f.Path == http.Request.Path).Content is { } content)
            {
                await http.Response.Body.WriteAsync(content);
                return;
            }

            http.Response.StatusCode = http.Request.Path == "/moved" ? 302 : 404;
            if (http.Request.Path == "/moved")
                http.Response.Headers.Location = files[0].Path;
        });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
