using SyncMonster.Batch.Api.Transport;
using SyncMonster.Batch.Api.Wire;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api;

/// <summary>Fetches face pictures from the hosts the service names. It has no key to lose. Thread-safe.</summary>
public sealed class FaceCropClient : IDisposable
{
    /// <summary>The largest picture that is taken, in bytes.</summary>
    public const int LargestCrop = 8 * 1024 * 1024;

    private const string Call = "GET face crop";

    private readonly HttpClient _http;
    private readonly Persistence _persistence;
    private readonly ReplyReader _reader;

    /// <summary>A client over a given connection pool, which it owns; <see cref="Create"/> makes it.</summary>
    /// <param name="http">Without the key. Must not follow redirects.</param>
    /// <param name="options">The time-outs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="randomizer">
    /// Gives numbers from 0 to 1 for the jitter of retries; called from several threads.
    /// </param>
    public FaceCropClient(HttpClient http, SyncMonsterApiOptions options, TimeProvider time, Func<double> randomizer)
    {
        _http = http;
        http.Timeout = Timeout.InfiniteTimeSpan;
        var texts = new ServiceText(options.ApiKey);
        _reader = new ReplyReader(time, texts);
        _persistence = new Persistence(ReadPipeline.Build(options, time, randomizer), new Faults(texts, _reader));
    }

    /// <summary>A client with connections of its own.</summary>
    /// <param name="options">The time-outs.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="randomizer">Gives numbers from 0 to 1 for the jitter of retries; null: the system's.</param>
    /// <returns>The client. Dispose it.</returns>
    public static FaceCropClient Create(
        SyncMonsterApiOptions options,
        TimeProvider? time = null,
        Func<double>? randomizer = null) => new(
            ApiConnections.WithoutKey(options),
            options,
            time ?? TimeProvider.System,
            randomizer ?? Random.Shared.NextDouble);

    /// <summary>Fetches a picture.</summary>
    /// <param name="address">Its address; https, or http on loopback.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ApiException">
    /// It can't be had: not found when it has expired, local when its address is not one we go to, input when it is no
    /// picture or larger than <see cref="LargestCrop"/>.
    /// </exception>
    public Task<FaceCrop> GetAsync(Uri address, CancellationToken ct) => Endpoint.IsPrivate(address)
        ? _persistence.RunAsync(Call, token => FetchAsync(address, token), ct)
        : throw Refused(
            FaultKind.Local, $"{Endpoint.Printable(address)} is not https; face pictures are not fetched in the clear");

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<FaceCrop> FetchAsync(Uri address, CancellationToken ct)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
            throw new ApiException(Call, Faults.OfStranger(await _reader.ReadAsync(response, ct)));
        if (response.Content.Headers.ContentType?.MediaType is not { } type
            || !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(FaultKind.Input, $"{Endpoint.Printable(address)} is not a picture");
        }

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        return await BoundedBody.ReadAsync(stream, LargestCrop, ct) is { } bytes
            ? new FaceCrop(bytes, type)
            : throw Refused(
                FaultKind.Input, $"{Endpoint.Printable(address)} is larger than {LargestCrop / (1024 * 1024)} MiB");
    }

    private static ApiException Refused(FaultKind kind, string words) => new(Call, new Fault(kind, words));
}
