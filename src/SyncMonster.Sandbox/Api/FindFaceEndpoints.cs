using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Api;

/// <summary>The reference's section "Find Face": submit, poll, fetch the faces.</summary>
internal sealed class FindFaceEndpoints(MediaIntake intake, Reception reception, SandboxState state, Analysis analysis)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/find-face", (Delegate)CreateAsync);
        api.MapGet("/find-face/status", Status);
        api.MapGet("/get-face", Faces);
    }

    private async Task<IResult> CreateAsync(HttpContext http)
    {
        _ = StrictQuery.Of(http.Request);
        var account = Account.Of(http);
        using var files = reception.Receive();
        var order = await OrderReader.FindFaceAsync(http.Request, files, http.RequestAborted);
        var video = await intake.TakeAsync(account, order.Video, MediaType.Video, files, http.RequestAborted);

        var seconds = Prices.Billed(video.Draft.Media.Seconds);
        var request = reception.Accept(
            new RequestDraft(account, video.Draft, Audio: null, order.Settings, Generation: null, FindFaceRequestId: null,
                seconds, Prices.FindFace(seconds)),
            video);
        return Answer.Created(new Reply<FindFaceCreated>(
            "success",
            analysis.Mark("Find-face job created"),
            new FindFaceCreated(request.FindFaceId, request.VideoAssetId, new FindFaceRate(Prices.FindFacePerSecond))));
    }

    private IResult Status(HttpContext http)
    {
        var request = Find(http);
        return Answer.Ok(new Reply<FindFaceStatus>(
            "success",
            analysis.Mark("Status fetched"),
            new FindFaceStatus(
                request.FindFaceId,
                Answer.StateName(request.State),
                new StatusCode(request.State),
                request.Failure?.Code,
                request.Failure?.Name,
                request.Failure?.Message)));
    }

    private IResult Faces(HttpContext http)
    {
        var request = Find(http);
        if (request.Failure is { } failure)
            return Answer.Failed(failure);
        if (request.Scenes is not { } scenes)
            throw RefusedException.Invalid(
                $"Find-face request {request.FindFaceId} is not completed yet: poll find-face/status.");

        return Answer.Ok(new Reply<FacesFoundData>("success", null, new FacesFoundData(
            request.FindFaceId,
            request.VideoAssetId,
            [.. scenes.Select(s => new SceneData(
                s.Id,
                s.StartFrame,
                s.EndFrame,
                [.. s.Faces.Select(f => new FaceData(
                    f.Id,
                    f.Keyframe,
                    CropEndpoint.UrlOf(http.Request, request, s, f),
                    new FaceCoordinate(f.Box.X, f.Box.Y, f.Box.W, f.Box.H)))],
                s.Message))])));
    }

    private Request Find(HttpContext http)
    {
        var id = StrictQuery.Of(http.Request, "find_face_id").Text("find_face_id");
        return FindFaceRequest(state, Account.Of(http), id);
    }

    /// <summary>The account's find-face request of that id.</summary>
    /// <exception cref="RefusedException">It has none.</exception>
    public static Request FindFaceRequest(SandboxState state, string account, string findFaceId) =>
        IdOf.RequestOf(findFaceId) is { } id
        && state.FindRequest(account, id) is { Type: RequestType.FindFace } request
            ? request
            : throw RefusedException.NotFound($"Find-face request '{findFaceId}' not found");
}
