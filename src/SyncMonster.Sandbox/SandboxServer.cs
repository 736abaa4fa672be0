using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SyncMonster.Media;
using SyncMonster.Sandbox.Hosting;

namespace SyncMonster.Sandbox;

/// <summary>
/// The SyncMonster API on this machine: every endpoint of the reference under the same base path, a page at the root
/// and the ledger at <c>/sandbox/ledger</c>. For tests and for people alike. Disposing of it stops it.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    /// <summary>The path of the vendor's API, from the reference's "Base URL".</summary>
    public const string BasePath = "/neuralgarage/saas/api/v1/clients";

    private readonly SandboxParts _parts;
    private readonly WebApplication _app;
    private int _disposed;

    private SandboxServer(SandboxParts parts, WebApplication app, Uri root)
    {
        _parts = parts;
        _app = app;
        Root = root;
        BaseUrl = new Uri(root, BasePath);
    }

    /// <summary>
    /// The base URL of the API, without a slash at its end: what a client is given in place of the vendor's.
    /// </summary>
    public Uri BaseUrl { get; }

    /// <summary>The server's root, with the page, the ledger and the face crops.</summary>
    public Uri Root { get; }

    /// <summary>The port listened on.</summary>
    public int Port => Root.Port;

    /// <summary>Starts a sandbox; it serves when this returns.</summary>
    /// <param name="options">How.</param>
    /// <param name="ct">Gives up starting; it does not stop the server later.</param>
    /// <exception cref="SandboxException">
    /// An option cannot work, the port is taken, or the data folder cannot be used.
    /// </exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken ct = default)
    {
        options.Validate();
        var parts = SandboxParts.Open(options, options.Structural ? null : FfmpegTools.Find());
        WebApplication? app = null;
        try
        {
            app = SandboxApp.Build(options, parts);
            await app.StartAsync(ct);
            parts.Queue.Start();
            var server = new SandboxServer(parts, app, RootOf(app));
            var log = options.LoggerFactory.CreateLogger<SandboxServer>();
            log.LogInformation("This is the SyncMonster sandbox, not SyncMonster: {BaseUrl}", server.BaseUrl);
            log.LogInformation("{Mode}", parts.Mode);
            if (options.Faults.Any)
                log.LogWarning("Faults are injected: {Faults}", options.Faults);
            return server;
        }
        catch (Exception e)
        {
            if (app is not null)
                await app.DisposeAsync();
            await parts.DisposeAsync();
            if (e is IOException { InnerException: AddressInUseException } or System.Net.Sockets.SocketException)
                throw new SandboxException(
                    $"The sandbox cannot listen on {options.Host}:{options.Port} ({e.Message.TrimEnd('.')}): give another port, or 0 for a free one.", e);
            throw;
        }
    }

    /// <summary>Serves until it is told to stop, then stops cleanly.</summary>
    /// <param name="options">How.</param>
    /// <param name="started">Called once it serves.</param>
    /// <param name="ct">Tells it to stop.</param>
    /// <exception cref="SandboxException">It cannot start.</exception>
    public static async Task RunAsync(SandboxOptions options, Action<SandboxServer>? started, CancellationToken ct)
    {
        await using var server = await StartAsync(options, ct);
        started?.Invoke(server);
        var stop = new TaskCompletionSource();
        await using (ct.Register(stop.SetResult))
            await stop.Task;
    }

    /// <summary>
    /// Stops: calls in progress get a moment to end, work that is cut short waits in the data folder.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3)))
            await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        await _parts.DisposeAsync();
    }

    private static Uri RootOf(WebApplication app)
    {
        var addresses =
            app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var bound = new Uri(addresses.First());
        var everywhere = IPAddress.TryParse(bound.Host.Trim('[', ']'), out var ip)
            && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return everywhere ? new UriBuilder(bound) { Host = "127.0.0.1" }.Uri : bound;
    }
}
