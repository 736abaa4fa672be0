using System.Diagnostics.CodeAnalysis;
using System.Net;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// Turns payloads into the records the engine works with. Null means: this is not what the endpoint promises.
/// </summary>
internal sealed class Replies(ServiceText texts)
{
    private const int LongestId = 200;

    /// <summary>An accepted find-face request; null if the reply names no id.</summary>
    public static FindFaceCreated? FindFaceCreated(Reply reply) =>
        Created(reply) is { } wire && IsId(wire.FindFaceId)
            ? new FindFaceCreated(wire.FindFaceId, wire.NamedAssets().VideoId, wire.Prices().RatePerSec, reply.Date)
            : null;

    /// <summary>An accepted generate request; null if the reply names no id.</summary>
    public static GenerateCreated? GenerateCreated(Reply reply)
    {
        if (Created(reply) is not { } wire || !IsId(wire.RequestId))
            return null;
        var prices = wire.Prices();
        return new GenerateCreated(
            wire.RequestId,
            wire.NamedAssets(),
            prices.LipsyncRatePerSec,
            prices.DramaRatePerSec,
            reply.Date);
    }

    /// <summary>
    /// The state of the request <paramref name="id"/>; null if the reply names no state or speaks of another request. A
    /// failed job may come with any HTTP status and as a failed call: it is one if the payload names the job or a code.
    /// </summary>
    public JobStatus? Status(Reply reply, string id)
    {
        if (reply.Envelope is not { } envelope
            || envelope.As(ReplyJson.Default.WireRequest) is not { NamesState: true } wire
            || !Concerns(wire, id))
        {
            return null;
        }

        var state = wire.State();
        if (reply.Success is null && !(state == RemoteState.Failed && IsAboutTheJob(reply, wire)))
            return null;
        var failed = state == RemoteState.Failed;
        return new JobStatus(
            wire.RequestId ?? wire.FindFaceId ?? id,
            state,
            texts.Clean(wire.Status ?? wire.StatusCode),
            failed ? envelope.ErrorCode : null,
            failed ? FailureWords(wire) ?? envelope.Message() : null,
            wire.NamedAssets(),
            reply.Date);
    }

    /// <summary>
    /// The scenes and faces of <paramref name="id"/>; null if there are none or they belong to another request.
    /// </summary>
    public FoundFaces? Faces(Reply reply, string id)
    {
        var wire = reply.Success?.As(ReplyJson.Default.WireFaces);
        if (wire?.Scenes is null || (wire.FindFaceId is { } named && !RemoteId.Same(named, id)))
            return null;
        var scenes = wire.Scenes.Select(Scene).ToList();
        return scenes.Contains(null)
            ? null
            : new FoundFaces(wire.FindFaceId ?? id, wire.VideoAssetId, [.. scenes.OfType<FoundScene>()]);
    }

    /// <summary>
    /// A page of requests; null if it holds a line without an id, since what is not shown can't be ruled out.
    /// </summary>
    public static RequestPage? Page(Reply reply)
    {
        if (reply.Success is not { } envelope)
            return null;
        List<WireRequest>? lines = envelope.Data is null ? [] : envelope.As(ReplyJson.Default.ListWireRequest);
        if (lines is null || lines.Exists(line => line is null || !IsId(line.RequestId ?? line.FindFaceId)))
            return null;
        return new RequestPage(
            [.. lines.Select(line => new RequestSummary(
                (line.RequestId ?? line.FindFaceId)!,
                line.State(),
                line.Kind(),
                line.CreatedAt,
                line.CompletedAt))],
            LenientInt64.Of(envelope.Beside("total_requests")),
            LenientBoolean.Of(envelope.Beside("end_of_records")),
            reply.Date);
    }

    /// <summary>
    /// The record of the request <paramref name="id"/>; null if the reply holds none or that of another request.
    /// </summary>
    public RequestDetails? Details(Reply reply, string id)
    {
        var envelope = reply.Success;
        var wire = envelope?.As(ReplyJson.Default.WireRequest);
        if (wire is null || (wire.RequestId ?? wire.FindFaceId) is null || !Concerns(wire, id))
            return null;
        var state = wire.State();
        var failed = state == RemoteState.Failed;
        var settings = Envelope.Read(wire.Options, ReplyJson.Default.WireSettings);
        return new RequestDetails
        {
            RequestId = wire.RequestId ?? wire.FindFaceId ?? id,
            Kind = wire.Kind(),
            State = state,
            IsLipSync = wire.IsLipsync,
            IsDrama = wire.IsDrama,
            Model = wire.Model?.ToLowerInvariant(),
            Assets = wire.NamedAssets(),
            FindFaceId = wire.FindFaceId,
            Drama = Drama(wire),
            LipSyncIntensity = settings?.LipsyncIntensity,
            SceneFaces = settings?.SceneFaces is { } faces ? SceneFaces(faces) : null,
            SceneThreshold = settings?.SceneThreshold,
            MinSceneLength = Int(settings?.MinSceneLength),
            CreatedAt = wire.CreatedAt,
            CompletedAt = wire.CompletedAt,
            CreditsDeducted = wire.CreditsDeducted ?? wire.Prices().CreditsDeducted,
            ErrorCode = failed ? envelope?.ErrorCode : null,
            ErrorMessage = failed ? FailureWords(wire) : null,
            ServerDate = reply.Date,
        };
    }

    /// <summary>The account's assets; null if the reply holds no list or an asset without an id.</summary>
    public static IReadOnlyList<RemoteAsset>? Assets(Reply reply)
    {
        if (reply.Success is not { } envelope)
            return null;
        List<WireAsset>? wire = envelope.Data is null ? [] : envelope.As(ReplyJson.Default.ListWireAsset);
        return wire is null || wire.Exists(asset => asset?.AssetId is null) ? null : [.. wire.Select(Asset)];
    }

    /// <summary>The asset <paramref name="id"/>; null if the reply holds none or another one.</summary>
    public static RemoteAsset? Asset(Reply reply, long id) =>
        reply.Success?.As(ReplyJson.Default.WireAsset) is { } wire && wire.AssetId == id ? Asset(wire) : null;

    // An id is proof enough that a request was made, whatever the word beside it.
    private static WireRequest? Created(Reply reply) =>
        reply.IsSuccess ? reply.Envelope?.As(ReplyJson.Default.WireRequest) : null;

    private static bool IsAboutTheJob(Reply reply, WireRequest wire) =>
        reply.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
        && (wire.RequestId ?? wire.FindFaceId ?? (IsTrouble(reply, wire) ? null : wire.ErrorCode)) is not null;

    // The server's own trouble with the call, which says nothing of the job.
    private static bool IsTrouble(Reply reply, WireRequest wire) =>
        (int)reply.Status >= 500 && wire.ErrorCode == ErrorCodes.InternalServerError;

    private static RemoteAsset Asset(WireAsset wire) =>
        new(wire.AssetId!.Value, (wire.MediaType ?? wire.Type)?.ToLowerInvariant());

    private FoundScene? Scene(WireScene? wire)
    {
        if (Int(wire?.SceneId) is not { } id || wire is not { StartFrame: { } start, EndFrame: { } end })
            return null;
        var faces = (wire.Faces ?? []).Select(Face).ToList();
        return faces.Contains(null)
            ? null
            : new FoundScene(id, start, end, [.. faces.OfType<FoundFace>()], texts.Clean(wire.Message));
    }

    private static FoundFace? Face(WireFace? wire) => Int(wire?.FaceId) is { } id
        ? new FoundFace(
            id,
            wire!.Keyframe,
            Uri.TryCreate(wire.FaceCrop, UriKind.Absolute, out var crop) ? crop : null,
            Envelope.Read(wire.FaceCoordinate, ReplyJson.Default.WireBox) is { X: { } x, Y: { } y, W: { } w, H: { } h }
                ? new FaceBox(x, y, w, h)
                : null)
        : null;

    private static Drama? Drama(WireRequest wire) =>
        Envelope.Read(wire.Drama, ReplyJson.Default.WireDrama) is { } drama
            ? new Drama(drama.Happy, drama.Sad, drama.Excited, drama.Angry)
            : null;

    private static IReadOnlyList<SceneFaces>? SceneFaces(IReadOnlyList<WireSceneFaces> wire)
    {
        var scenes = wire.Select(scene => Int(scene?.SceneId) is { } id && scene!.FaceIds is { } faces
            ? new SceneFaces(id, [.. faces.Select(Int).OfType<int>()])
            : null).ToList();
        return scenes.Contains(null) ? null : [.. scenes.OfType<SceneFaces>()];
    }

    private string? FailureWords(WireRequest wire) => texts.Clean(wire.Message ?? wire.ErrorName);

    // A generation's record may name the find-face request it stands on beside its own id: one of the two has to be
    // meant.
    private static bool Concerns(WireRequest wire, string id) =>
        (wire.RequestId is null && wire.FindFaceId is null)
        || (wire.RequestId is { } request && RemoteId.Same(request, id))
        || (wire.RequestId is null && wire.FindFaceId is { } findFace && RemoteId.Same(findFace, id));

    private static bool IsId([NotNullWhen(true)] string? id) =>
        id?.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~');

    private static int? Int(long? value) => value is >= int.MinValue and <= int.MaxValue ? (int)value : null;
}
