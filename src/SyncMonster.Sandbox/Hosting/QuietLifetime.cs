namespace SyncMonster.Sandbox.Hosting;

/// <summary>Lets the program around the sandbox, and not the sandbox, decide what signals mean.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
