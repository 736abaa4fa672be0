using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>
/// Takes in a request's video or audio: looks it up, fetches it or receives it, and checks what it is.
/// </summary>
/// <param name="state">Knows the account's assets.</param>
/// <param name="folder">Holds the assets' files.</param>
/// <param name="fetch">Fetches URLs.</param>
/// <param name="maxVideoSeconds">The longest video taken; null for no limit.</param>
internal sealed class MediaIntake(SandboxState state, SandboxFolder folder, UrlFetch fetch, decimal? maxVideoSeconds)
{
    /// <summary>Takes in one medium; nothing is kept before <see cref="IncomingMedia.Keep"/>.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="type">What it must be.</param>
    /// <param name="files">Takes what is fetched.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedException">It is unknown, of another kind or format, damaged or too long.</exception>
    public async Task<IncomingMedia> TakeAsync(
        string account, MediaSource source, MediaType type, ReceivedFiles files, CancellationToken ct)
    {
        switch (source)
        {
            case MediaSource.Held held:
                var asset = state.FindAsset(account, held.AssetId) ?? throw RefusedException.Unknown("Asset not found");
                if (asset.Type != type)
                    throw RefusedException.Invalid(
                        $"Asset {asset.Id} is {MediaFormat.NameOf(asset.Type)}: give an asset that is {MediaFormat.NameOf(type)}.");
                RefuseTooLong(asset.Media, type);
                return new IncomingMedia(AssetDraft.Of(asset), file: null, folder);

            case MediaSource.Uploaded uploaded:
                return Check(uploaded.File, type, MediaFormat.ExtensionOf(uploaded.File.Name, type));

            case MediaSource.Linked linked:
                return Check(await fetch.GetAsync(linked.Url, files, ct), type, extension: null);

            default:
                throw new InvalidOperationException($"No such source: {source}.");
        }
    }

    private IncomingMedia Check(ReceivedFile file, MediaType type, string? extension)
    {
        var media = MediaFormat.Probe(file, type);
        RefuseTooLong(media, type);
        var fileName = Guid.NewGuid().ToString("N") + (extension ?? MediaFormat.ExtensionOf(media.Container));
        return new IncomingMedia(
            new AssetDraft(type, fileName, file.Bytes, file.Sha256, media, Existing: null), file, folder);
    }

    private void RefuseTooLong(MediaInfo media, MediaType type)
    {
        if (type == MediaType.Video && media.Seconds > maxVideoSeconds)
            throw RefusedException.Coded(ErrorCode.LimitExceeds, FormattableString.Invariant(
                $"The video is {media.Seconds:0.##} s long; at most {maxVideoSeconds:0.##} s are accepted."));
    }
}
