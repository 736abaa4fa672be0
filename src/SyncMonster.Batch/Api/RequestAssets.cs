namespace SyncMonster.Batch.Api;

/// <summary>The assets of a request; each is null where the service does not name it.</summary>
/// <param name="VideoId">The video's asset id.</param>
/// <param name="AudioId">The audio's asset id.</param>
public sealed record RequestAssets(long? VideoId, long? AudioId)
{
    /// <summary>No asset is named.</summary>
    public static RequestAssets None { get; } = new(null, null);
}
