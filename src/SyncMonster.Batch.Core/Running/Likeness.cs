using System.Globalization;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Whether a request of the account can be one of ours whose answer was lost, by what both sides say of it.
/// </summary>
internal static class Likeness
{
    private const int FrameTolerance = 2;

    /// <summary>
    /// What speaks against it, in words that follow its id; null where nothing does. That proves nothing, but it
    /// forbids to believe that ours is absent.
    /// </summary>
    public static string? Objection(Request request, RemoteRequest other)
    {
        if ((other.Kind ?? KindOf(other.RemoteId)) is { } kind && kind != request.Ask.Kind)
            return $"is a {Resolution.Word(kind)}, and the parked request is a {Resolution.Word(request.Ask.Kind)}";
        return request.Ask is Ask.Generate generate
            ? Objection(request, generate, other)
            : Objection(request, request.Ask.Video, other);
    }

    /// <summary>
    /// Whether something speaks for it as well: that it is over the asset we know to be this video, or has found as
    /// many frames as this video has. A request of which neither is known may be anyone's, however well its charge
    /// agrees.
    /// </summary>
    public static bool SpeaksForItself(Request request, RemoteRequest other)
    {
        var ours = request.Ask is Ask.Generate generate ? generate.VideoAssetId : AssetOf(request, request.Ask.Video);
        return IsPlausible(request, other.Charged)
            && (ours is null ? other.LastFrame is not null && request.Ask.Video.Frames is not null : ours == other.VideoAssetId);
    }

    private static string? Objection(Request request, PlannedMedia video, RemoteRequest other)
    {
        if (other.LastFrame is { } last && video.Frames is { } frames && Math.Abs(last + 1 - frames) > Math.Max(FrameTolerance, frames / 100))
            return Invariant($"found {last + 1} frames, and the video has {frames}");
        return Differ(AssetOf(request, video), other.VideoAssetId, "video");
    }

    private static string? Objection(Request request, Ask.Generate generate, RemoteRequest other)
    {
        if (Differ(other.LipSync, generate.LipSync is not null))
            return $"was made {With(other.LipSync)} lip-sync, unlike the parked request";
        if (Differ(other.Drama, generate.Drama is not null))
            return $"was made {With(other.Drama)} drama, unlike the parked request";
        // A name we don't know may be another spelling of ours.
        if (generate.LipSync is { } lipSync
            && Enum.TryParse<LipSyncModel>(other.Model, ignoreCase: true, out var model)
            && model != lipSync.Model)
            return $"was made with model {other.Model}, and the parked request with {lipSync.Model.ToString().ToLowerInvariant()}";
        return Differ(generate.VideoAssetId, other.VideoAssetId, "video")
            ?? Differ(AssetOf(request, generate.Audio), other.AudioAssetId, "audio");
    }

    private static string? Differ(long? ours, long? theirs, string what) => ours is not null && theirs is not null && ours != theirs
        ? Invariant($"is of {what} asset {theirs}, and the parked request of {ours}")
        : null;

    private static bool Differ(bool? said, bool wanted) => said is { } value && value != wanted;

    private static string With(bool? value) => value == true ? "with" : "without";

    private static RequestKind? KindOf(string remoteId) =>
        RemoteId.Bare(remoteId) == remoteId ? null : RequestKind.FindFace;

    // A file that goes up becomes an asset of which we don't know the id.
    private static long? AssetOf(Request request, PlannedMedia sent) =>
        sent.Reference is MediaReference.StoredAsset asset ? asset.Id : request.SentAssetId;

    // A charge for this video lies near its own length; where none is said yet, nothing speaks against it.
    private static bool IsPlausible(Request request, decimal? charged)
    {
        if (charged is not > 0 || request.Worst == Credits.Zero) return true;
        var perSecond = request.Worst.Amount / decimal.Ceiling(request.Ask.Video.Seconds ?? 1);
        return charged <= request.Worst.Amount && charged >= request.Worst.Amount - (2 * perSecond);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
