using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SyncMonster.Batch.Hosting;

/// <summary>What a host needs to run a manifest.</summary>
public static class Registrations
{
    /// <summary>Adds a run, hosted: the host stops when it is done.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">What is asked for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="connect">How the service is reached.</param>
    public static IServiceCollection AddSyncMonsterBatch(
        this IServiceCollection services, RunSettings settings, TimeProvider time, Func<ILoggerFactory, Connect> connect) => services
        .AddSingleton(time)
        .AddSingleton<RunWatch>()
        .AddSingleton<RunEnding>()
        .AddSingleton(provider =>
        {
            var loggers = provider.GetRequiredService<ILoggerFactory>();
            return new BatchRun(settings, connect(loggers), time, provider.GetRequiredService<RunWatch>(), loggers);
        })
        .AddHostedService<BatchService>();
}
