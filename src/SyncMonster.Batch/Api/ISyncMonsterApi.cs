namespace SyncMonster.Batch.Api;

/// <summary>
/// The SyncMonster REST API, one method an endpoint. Every method fails with <see cref="ApiException"/>, whose fault
/// says what the failure means, or with <see cref="OperationCanceledException"/> when the caller cancels. Reads are
/// tried a few times; a call that costs is sent once, and passes its <see cref="CommitGate"/> before it can be
/// accepted.
/// </summary>
public interface ISyncMonsterApi
{
    /// <summary>
    /// <c>POST /find-face</c>: finds the scenes and faces of a video. Costs 0.5 credit a second of video.
    /// </summary>
    /// <param name="request">The video and its options.</param>
    /// <param name="gate">
    /// A new gate. A call cancelled after its release fails with an in-doubt fault instead of cancellation.
    /// </param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The accepted request.</returns>
    Task<FindFaceCreated> FindFaceAsync(FindFaceRequest request, CommitGate gate, CancellationToken ct);

    /// <summary><c>GET /find-face/status</c>: where a find-face request stands.</summary>
    /// <param name="findFaceId">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The state; a failed request is a state, not an exception.</returns>
    Task<JobStatus> GetFindFaceStatusAsync(string findFaceId, CancellationToken ct);

    /// <summary><c>GET /get-face</c>: the scenes and faces of a finished find-face request.</summary>
    /// <param name="findFaceId">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The scenes; a request that is not finished is a transient fault.</returns>
    Task<FoundFaces> GetFacesAsync(string findFaceId, CancellationToken ct);

    /// <summary><c>POST /generate</c>: makes lip-sync, drama or both. Each costs 1 credit a second of video.</summary>
    /// <param name="request">Faces, audio and settings.</param>
    /// <param name="gate">
    /// A new gate. A call cancelled after its release fails with an in-doubt fault instead of cancellation.
    /// </param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The accepted request.</returns>
    Task<GenerateCreated> GenerateAsync(GenerateRequest request, CommitGate gate, CancellationToken ct);

    /// <summary><c>GET /get-status</c>: where a generation stands.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The state; a failed request is a state, not an exception.</returns>
    Task<JobStatus> GetStatusAsync(string requestId, CancellationToken ct);

    /// <summary><c>GET /get-file</c>: the video of a finished generation, as a stream.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="range">
    /// The part that is missing; null: all of it. Where it can't be granted, the whole file comes.
    /// </param>
    /// <param name="ct">Cancels the call, and the reading of the stream.</param>
    /// <returns>The file, or word that there is none yet. Dispose it.</returns>
    Task<FileReply> GetFileAsync(string requestId, FileRange? range, CancellationToken ct);

    /// <summary><c>GET /list-requests</c>: a page of the account's requests.</summary>
    /// <param name="limit">How many requests to a page.</param>
    /// <param name="pageNumber">The page, from 0.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The page; empty past the end.</returns>
    Task<RequestPage> ListRequestsAsync(int limit, int pageNumber, CancellationToken ct);

    /// <summary><c>GET /get-request</c>: everything the service knows of a request.</summary>
    /// <param name="requestId">A find-face or generate request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The record.</returns>
    Task<RequestDetails> GetRequestAsync(string requestId, CancellationToken ct);

    /// <summary><c>GET /list-assets</c>: the files uploaded to the account.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The assets.</returns>
    Task<IReadOnlyList<RemoteAsset>> ListAssetsAsync(CancellationToken ct);

    /// <summary><c>GET /get-asset</c>: one uploaded file.</summary>
    /// <param name="assetId">The asset.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The asset.</returns>
    Task<RemoteAsset> GetAssetAsync(long assetId, CancellationToken ct);
}
