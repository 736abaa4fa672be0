using SyncMonster.Batch.Api;
using SyncMonster.Batch.Checkpoints;

namespace SyncMonster.Batch.Hosting;

/// <summary>
/// Reaches the service for a run that holds its state folder: the real one, or a sandbox that keeps its data there.
/// </summary>
/// <param name="folder">The run's state folder, held.</param>
/// <exception cref="BatchException">It can't be reached as it is set up.</exception>
public delegate Task<ServiceConnection> Connect(StateFolder folder);

/// <summary>A way to the service, let go of when the run is over.</summary>
/// <param name="client">The service's client; disposed with this.</param>
/// <param name="server">The server in this process behind it, disposed after it; null where there is none.</param>
public sealed class ServiceConnection(SyncMonsterApiClient client, IAsyncDisposable? server = null) : IAsyncDisposable
{
    /// <summary>The service.</summary>
    public ISyncMonsterApi Api => client;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (server is not null) await server.DisposeAsync();
    }
}
