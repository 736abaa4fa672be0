namespace SyncMonster.Batch.Api;

/// <summary>An accepted <c>POST /generate</c>.</summary>
/// <param name="RequestId">The id to poll with.</param>
/// <param name="Assets">The assets it uses; the audio's id saves the next upload.</param>
/// <param name="LipSyncCreditsPerSecond">The price of lip-sync the service names; null if not said.</param>
/// <param name="DramaCreditsPerSecond">The price of drama the service names; null if not said.</param>
/// <param name="ServerDate">The server's clock at the reply; null if it sent none.</param>
public sealed record GenerateCreated(
    string RequestId,
    RequestAssets Assets,
    decimal? LipSyncCreditsPerSecond,
    decimal? DramaCreditsPerSecond,
    DateTimeOffset? ServerDate);
