using SyncMonster.Media;

namespace SyncMonster.Sandbox.State;

/// <summary>A request that was checked and may be accepted.</summary>
/// <param name="Account">Who asks.</param>
/// <param name="Video">The video.</param>
/// <param name="Audio">The audio of a generate request.</param>
/// <param name="Detection">The settings of a find-face request.</param>
/// <param name="Generation">The settings of a generate request; null makes it a find-face request.</param>
/// <param name="FindFaceRequestId">What a generate request stands on.</param>
/// <param name="Seconds">The seconds billed.</param>
/// <param name="Credits">The credits billed.</param>
internal sealed record RequestDraft(
    string Account,
    AssetDraft Video,
    AssetDraft? Audio,
    DetectionSettings? Detection,
    GenerationSettings? Generation,
    string? FindFaceRequestId,
    decimal Seconds,
    decimal Credits);

/// <summary>Media a request brings: an asset the account has already, or a file that becomes one.</summary>
internal sealed record AssetDraft(
    MediaType Type, string FileName, long Bytes, string Sha256, MediaInfo Media, Asset? Existing)
{
    public static AssetDraft Of(Asset asset) =>
        new(asset.Type, asset.FileName, asset.Bytes, asset.Sha256, asset.Media, asset);

    public Asset ToAsset(long id, string account, DateTimeOffset now) =>
        new(id, account, Type, FileName, Bytes, Sha256, Media, now);
}
