using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api;

/// <summary>
/// The state of one request, from <c>/find-face/status</c>, <c>/get-status</c> or a <c>/get-file</c> that has no file
/// yet.
/// </summary>
/// <param name="Id">
/// The request's id as the service spelt it, or as it was asked for if the service did not repeat it.
/// </param>
/// <param name="State">Where it stands: <c>data.status</c> and <c>data.status_code</c> read together.</param>
/// <param name="Words">The service's own word for the state, cleaned; for people and logs.</param>
/// <param name="ErrorCode">Why it failed, such as <c>ERR_004</c>; null if not said.</param>
/// <param name="ErrorMessage">
/// The service's words about the failure, cleaned; null if there are none or it has not failed.
/// </param>
/// <param name="Assets">The assets it uses, as far as named.</param>
/// <param name="ServerDate">The server's clock at the reply; null if it sent none.</param>
public sealed record JobStatus(
    string Id,
    RemoteState State,
    string? Words,
    string? ErrorCode,
    string? ErrorMessage,
    RequestAssets Assets,
    DateTimeOffset? ServerDate);
