using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api;

/// <summary>A page of <c>GET /list-requests</c>.</summary>
/// <param name="Requests">The requests in the service's order.</param>
/// <param name="Total">How many requests the account has; null if not said.</param>
/// <param name="EndOfRecords">Whether this is the last page; null if not said.</param>
/// <param name="ServerDate">The server's clock at the reply; null if it sent none.</param>
public sealed record RequestPage(
    IReadOnlyList<RequestSummary> Requests,
    long? Total,
    bool? EndOfRecords,
    DateTimeOffset? ServerDate);

/// <summary>A line of <c>GET /list-requests</c>.</summary>
/// <param name="RequestId">
/// The request; a find-face request may be spelt with or without <c>ff_</c>, see <see cref="RemoteId"/>.
/// </param>
/// <param name="State">Where it stands.</param>
/// <param name="Kind">Which call made it; null where the list does not say.</param>
/// <param name="CreatedAt">
/// When it was made, as the service spells it: without a zone it is of unspecified kind, with one it is UTC.
/// </param>
/// <param name="CompletedAt">When it ended, likewise; null if it has not.</param>
public sealed record RequestSummary(
    string RequestId,
    RemoteState State,
    RequestKind? Kind,
    DateTime? CreatedAt,
    DateTime? CompletedAt);
