namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// The connections. Three kinds, so that uploads never starve polls, and so that the key can't reach a stranger. None
/// follows redirects, keeps cookies or adds a header of its own.
/// </summary>
internal static class ApiConnections
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Small calls that only read: connections are kept and used again.</summary>
    public static SocketsHttpHandler Control(SyncMonsterApiOptions options) => Plain(options, Lifetime);

    /// <summary>
    /// Files and calls that cost: a new connection for each. One that was kept may have been closed by the server in
    /// the meantime, and a call that costs would then end in doubt. The connection notices answers that come too early.
    /// </summary>
    public static SocketsHttpHandler Transfers(SyncMonsterApiOptions options)
    {
        var handler = Plain(options, TimeSpan.Zero);
        handler.PlaintextStreamFilter = static (context, _) =>
            ValueTask.FromResult<Stream>(new WatchedConnection(context.PlaintextStream));
        return handler;
    }

    /// <summary>Pictures from other hosts, without the key.</summary>
    public static SocketsHttpHandler Crops(SyncMonsterApiOptions options) => Plain(options, Lifetime);

    /// <summary>A client that puts the key on everything it sends through a handler, which it owns.</summary>
    public static HttpClient WithKey(HttpMessageHandler handler, SyncMonsterApiOptions options) =>
        new(new ApiKeyHandler(options.BaseUrl, options.ApiKey!) { InnerHandler = handler });

    /// <summary>A client for strangers.</summary>
    public static HttpClient WithoutKey(SyncMonsterApiOptions options) => new(Crops(options));

    private static SocketsHttpHandler Plain(SyncMonsterApiOptions options, TimeSpan lifetime) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = lifetime,

        // What goes to this very machine is not sent through a proxy: the key would travel in the clear.
        UseProxy = !options.BaseUrl.IsLoopback,
    };
}
