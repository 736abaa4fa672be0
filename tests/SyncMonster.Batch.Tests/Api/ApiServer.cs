using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>A request as the server got it, whole.</summary>
public sealed record Received(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body.Span);
}

/// <summary>A real server on a free port of this machine, which answers as a test tells it to.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    public const string BasePath = "/neuralgarage/saas/api/v1/clients";
    public const string Key = "sk-test-0123456789";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private ApiServer(WebApplication app) => _app = app;

    /// <summary>The requests that arrived whole, in order.</summary>
    public IReadOnlyList<Received> Received => [.. _received];

    public Uri Root => new(_app.Urls.Single());

    public Uri BaseUrl => new(Root, BasePath);

    public static async Task<ApiServer> Start(Func<HttpContext, Received, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinRequestBodyDataRate = null);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        var app = builder.Build();
        var server = new ApiServer(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = new Received(
                context.Request.Method,
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()),
                body.ToArray());
            server._received.Enqueue(request);
            await answer(context, request);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A server with one answer for everything.</summary>
    public static Task<ApiServer> Start(int status, string body, string? contentType = "application/json") =>
        Start((context, _) => Answer(context, status, body, contentType));

    public static async Task Answer(
        HttpContext context, int status, string body, string? contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    /// <summary>A client of this server that does not retry, unless configured otherwise.</summary>
    public SyncMonsterApiClient Client(TimeProvider? time = null, Action<SyncMonsterApiOptions>? configure = null) =>
        SyncMonsterApiClient.Create(Options(BaseUrl, configure), time, () => 0.5);

    public static SyncMonsterApiOptions Options(Uri baseUrl, Action<SyncMonsterApiOptions>? configure = null)
    {
        var options = new SyncMonsterApiOptions { BaseUrl = baseUrl, ApiKey = ApiKey.Parse(Key), Retries = 0 };
        configure?.Invoke(options);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
