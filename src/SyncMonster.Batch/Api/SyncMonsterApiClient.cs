using System.Globalization;
using SyncMonster.Batch.Api.Transport;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api;

/// <summary>The API over HTTP. Thread-safe; one serves the whole run.</summary>
public sealed class SyncMonsterApiClient : ISyncMonsterApi, IDisposable
{
    private readonly HttpClient _control;
    private readonly HttpClient _transfers;
    private readonly Replies _replies;
    private readonly BillingCalls _billing;
    private readonly ReadCalls _reads;
    private readonly FileCall _files;

    /// <summary>A client over two given connection pools, which it owns; <see cref="Create"/> makes both.</summary>
    /// <param name="control">For small calls that only read. Must not follow redirects.</param>
    /// <param name="transfers">For files and calls that cost. Must not follow redirects.</param>
    /// <param name="options">Endpoint, key and time-outs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="randomizer">
    /// Gives numbers from 0 to 1 for the jitter of retries; called from several threads.
    /// </param>
    /// <exception cref="FormatException">An option is missing or can't be used.</exception>
    public SyncMonsterApiClient(
        HttpClient control,
        HttpClient transfers,
        SyncMonsterApiOptions options,
        TimeProvider time,
        Func<double> randomizer)
    {
        options.Validate();
        _control = control;
        _transfers = transfers;
        control.Timeout = transfers.Timeout = Timeout.InfiniteTimeSpan;

        var texts = new ServiceText(options.ApiKey);
        var reader = new ReplyReader(time, texts);
        var faults = new Faults(texts, reader);
        var persistence = new Persistence(ReadPipeline.Build(options, time, randomizer), faults);
        _replies = new Replies(texts);
        _billing = new BillingCalls(transfers, options, time, faults, reader);
        _reads = new ReadCalls(control, options, persistence, reader);
        var downloads = new ReadCalls(transfers, options, persistence, reader);
        _files = new FileCall(downloads, persistence, options, time, faults, reader, _replies);
    }

    /// <summary>A client with connections of its own.</summary>
    /// <param name="options">Endpoint, key and time-outs.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="randomizer">Gives numbers from 0 to 1 for the jitter of retries; null: the system's.</param>
    /// <returns>The client. Dispose it.</returns>
    /// <exception cref="FormatException">An option is missing or can't be used.</exception>
    public static SyncMonsterApiClient Create(
        SyncMonsterApiOptions options,
        TimeProvider? time = null,
        Func<double>? randomizer = null)
    {
        options.Validate();
        return new SyncMonsterApiClient(
            ApiConnections.WithKey(ApiConnections.Control(options), options),
            ApiConnections.WithKey(ApiConnections.Transfers(options), options),
            options,
            time ?? TimeProvider.System,
            randomizer ?? Random.Shared.NextDouble);
    }

    /// <inheritdoc/>
    public Task<FindFaceCreated> FindFaceAsync(FindFaceRequest request, CommitGate gate, CancellationToken ct) =>
        _billing.PostAsync("find-face", BillingBodies.Of(request), gate, Replies.FindFaceCreated, ct);

    /// <inheritdoc/>
    public Task<JobStatus> GetFindFaceStatusAsync(string findFaceId, CancellationToken ct) => _reads.GetAsync(
        $"find-face/status?find_face_id={Escape(findFaceId)}", reply => _replies.Status(reply, findFaceId), ct);

    /// <inheritdoc/>
    public Task<FoundFaces> GetFacesAsync(string findFaceId, CancellationToken ct) => _reads.GetAsync(
        $"get-face?find_face_id={Escape(findFaceId)}", reply => _replies.Faces(reply, findFaceId), ct);

    /// <inheritdoc/>
    public Task<GenerateCreated> GenerateAsync(GenerateRequest request, CommitGate gate, CancellationToken ct) =>
        _billing.PostAsync("generate", BillingBodies.Of(request), gate, Replies.GenerateCreated, ct);

    /// <inheritdoc/>
    public Task<JobStatus> GetStatusAsync(string requestId, CancellationToken ct) => _reads.GetAsync(
        $"get-status?request_id={Escape(requestId)}", reply => _replies.Status(reply, requestId), ct);

    /// <inheritdoc/>
    public Task<FileReply> GetFileAsync(string requestId, FileRange? range, CancellationToken ct) =>
        _files.GetAsync(requestId, range, ct);

    /// <inheritdoc/>
    public Task<RequestPage> ListRequestsAsync(int limit, int pageNumber, CancellationToken ct) => _reads.GetAsync(
        string.Create(CultureInfo.InvariantCulture, $"list-requests?limit={limit}&page_no={pageNumber}"), Replies.Page, ct);

    /// <inheritdoc/>
    public Task<RequestDetails> GetRequestAsync(string requestId, CancellationToken ct) => _reads.GetAsync(
        $"get-request?request_id={Escape(requestId)}", reply => _replies.Details(reply, requestId), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteAsset>> ListAssetsAsync(CancellationToken ct) =>
        _reads.GetAsync("list-assets", Replies.Assets, ct);

    /// <inheritdoc/>
    public Task<RemoteAsset> GetAssetAsync(long assetId, CancellationToken ct) => _reads.GetAsync(
        string.Create(CultureInfo.InvariantCulture, $"get-asset?asset_id={assetId}"), reply => Replies.Asset(reply, assetId), ct);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _control.Dispose();
        _transfers.Dispose();
    }

    private static string Escape(string id) => Uri.EscapeDataString(id);
}
