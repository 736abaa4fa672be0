namespace SyncMonster.Batch.Api;

/// <summary>An accepted <c>POST /find-face</c>.</summary>
/// <param name="FindFaceId">The id to poll with.</param>
/// <param name="VideoAssetId">The video's asset id, to use instead of another upload; null if not said.</param>
/// <param name="CreditsPerSecond">The price the service names; null if not said.</param>
/// <param name="ServerDate">The server's clock at the reply; null if it sent none.</param>
public sealed record FindFaceCreated(
    string FindFaceId,
    long? VideoAssetId,
    decimal? CreditsPerSecond,
    DateTimeOffset? ServerDate);
