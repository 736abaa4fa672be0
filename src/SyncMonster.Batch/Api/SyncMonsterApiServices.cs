using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SyncMonster.Batch.Api.Transport;

namespace SyncMonster.Batch.Api;

/// <summary>The registrations of the API.</summary>
public static class SyncMonsterApiServices
{
    private const string Control = "SyncMonster control";
    private const string Transfers = "SyncMonster transfers";
    private const string Crops = "SyncMonster face crops";

    /// <summary>
    /// Adds <see cref="ISyncMonsterApi"/> and <see cref="FaceCropClient"/>, one of each for the program, over clients
    /// of <see cref="IHttpClientFactory"/> that log nothing: its loggers would print headers. A registered
    /// <see cref="TimeProvider"/> is used.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets endpoint, key and time-outs.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSyncMonsterApi(
        this IServiceCollection services,
        Action<SyncMonsterApiOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddPool(Control, ApiConnections.Control).AddHttpMessageHandler(KeyHandler);
        services.AddPool(Transfers, ApiConnections.Transfers).AddHttpMessageHandler(KeyHandler);
        services.AddPool(Crops, ApiConnections.Crops);
        services.TryAddSingleton<ISyncMonsterApi>(provider => new SyncMonsterApiClient(
            Client(provider, Control),
            Client(provider, Transfers),
            Options(provider),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble));
        services.TryAddSingleton(provider => new FaceCropClient(
            Client(provider, Crops),
            Options(provider),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared.NextDouble));
        return services;
    }

    private static IHttpClientBuilder AddPool(
        this IServiceCollection services,
        string name,
        Func<SyncMonsterApiOptions, HttpMessageHandler> connections) => services
            .AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(provider => connections(Options(provider)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    private static ApiKeyHandler KeyHandler(IServiceProvider provider)
    {
        var options = Options(provider);
        return new ApiKeyHandler(options.BaseUrl, options.ApiKey!);
    }

    private static HttpClient Client(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    private static SyncMonsterApiOptions Options(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SyncMonsterApiOptions>>().Value;
        options.Validate();
        return options;
    }
}
