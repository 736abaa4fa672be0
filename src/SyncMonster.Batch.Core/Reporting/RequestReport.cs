using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>A paid request, for comparing with the account's own list.</summary>
/// <param name="Kind">Which call made it.</param>
/// <param name="RemoteId"><c>find_face_id</c> or <c>request_id</c>; null where it was never answered.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="AcceptedAt">When it was accepted; null where that isn't known.</param>
/// <param name="Charged">What it was charged, or may have been.</param>
/// <param name="JobId">The job it was made for.</param>
/// <param name="Project">The project that pays for it.</param>
public sealed record RequestReport(
    RequestKind Kind,
    string? RemoteId,
    RequestStage Stage,
    DateTimeOffset? AcceptedAt,
    CreditSum Charged,
    string JobId,
    string Project)
{
    /// <summary>What is reported of a request.</summary>
    internal static RequestReport Of(Request request) => new(
        request.Ask.Kind,
        request.RemoteId,
        request.Stage,
        request.AcceptedAt,
        CostItem.ChargeOf(request),
        request.JobId,
        request.Project);
}
