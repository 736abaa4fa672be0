using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>An API that passes everything on, but for what a mistake does otherwise.</summary>
internal abstract class ApiAround(ISyncMonsterApi inner) : ISyncMonsterApi
{
    public virtual Task<FindFaceCreated> FindFaceAsync(FindFaceRequest request, CommitGate gate, CancellationToken ct) =>
        inner.FindFaceAsync(request, gate, ct);

    public Task<JobStatus> GetFindFaceStatusAsync(string findFaceId, CancellationToken ct) =>
        inner.GetFindFaceStatusAsync(findFaceId, ct);

    public Task<FoundFaces> GetFacesAsync(string findFaceId, CancellationToken ct) =>
        inner.GetFacesAsync(findFaceId, ct);

    public virtual Task<GenerateCreated> GenerateAsync(GenerateRequest request, CommitGate gate, CancellationToken ct) =>
        inner.GenerateAsync(request, gate, ct);

    public Task<JobStatus> GetStatusAsync(string requestId, CancellationToken ct) =>
        inner.GetStatusAsync(requestId, ct);

    public virtual Task<FileReply> GetFileAsync(string requestId, FileRange? range, CancellationToken ct) =>
        inner.GetFileAsync(requestId, range, ct);

    public virtual Task<RequestPage> ListRequestsAsync(int limit, int pageNumber, CancellationToken ct) =>
        inner.ListRequestsAsync(limit, pageNumber, ct);

    public Task<RequestDetails> GetRequestAsync(string requestId, CancellationToken ct) =>
        inner.GetRequestAsync(requestId, ct);

    public Task<IReadOnlyList<RemoteAsset>> ListAssetsAsync(CancellationToken ct) => inner.ListAssetsAsync(ct);

    public Task<RemoteAsset> GetAssetAsync(long assetId, CancellationToken ct) => inner.GetAssetAsync(assetId, ct);
}
