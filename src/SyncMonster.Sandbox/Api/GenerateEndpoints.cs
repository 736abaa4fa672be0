using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Api;

/// <summary>The reference's section "Generate": submit and poll; <see cref="FileEndpoint"/> downloads.</summary>
internal sealed class GenerateEndpoints(MediaIntake intake, Reception reception, SandboxState state)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/generate", (Delegate)CreateAsync);
        api.MapGet("/get-status", Status);
    }

    private async Task<IResult> CreateAsync(HttpContext http)
    {
        _ = StrictQuery.Of(http.Request);
        var account = Account.Of(http);
        using var files = reception.Receive();
        var order = await OrderReader.GenerateAsync(http.Request, files, http.RequestAborted);

        var found = FindFaceEndpoints.FindFaceRequest(state, account, order.FindFaceId);
        if (found.Failure is { } failure)
            return Answer.Failed(failure);
        if (found.Scenes is not { } scenes)
            throw RefusedException.Invalid(
                $"Find-face request {found.FindFaceId} is not completed yet: poll find-face/status.");
        _ = FaceChoice.Choose(scenes, order.Settings.SceneFaces);

        var audio = await intake.TakeAsync(account, order.Audio, MediaType.Audio, files, http.RequestAborted);
        var video = AssetDraft.Of(state.GetAsset(found.VideoAssetId));
        var request = reception.Accept(
            new RequestDraft(account, video, audio.Draft, Detection: null, order.Settings, found.Id,
                found.Seconds, Prices.Generate(found.Seconds, order.Settings)),
            audio);
        return Answer.Created(new Reply<GenerateCreated>("success", "Job Created", new GenerateCreated(
            request.Id,
            [new UsedAsset("video", request.VideoAssetId), new UsedAsset("audio", request.AudioAssetId!.Value)],
            new GenerateRates(Prices.LipsyncPerSecond, Prices.DramaPerSecond))));
    }

    private IResult Status(HttpContext http)
    {
        var request = FindGenerate(state, http);
        return Answer.Ok(new Reply<GenerateStatus>("success", "Request status fetched", new GenerateStatus(
            request.Id,
            Answer.StateName(request.State),
            new StatusCode(request.State),
            new AssetIds(request.VideoAssetId, request.AudioAssetId),
            request.Failure?.Code,
            request.Failure?.Name,
            request.Failure?.Message ?? request.Result?.Message)));
    }

    /// <summary>The generate request a call names.</summary>
    /// <exception cref="RefusedException">The account has none.</exception>
    public static Request FindGenerate(SandboxState state, HttpContext http)
    {
        var id = StrictQuery.Of(http.Request, "request_id").Text("request_id");
        return state.FindRequest(Account.Of(http), id) is { Type: RequestType.Generate } request
            ? request
            : throw RefusedException.Unknown("Request ID not found");
    }
}
