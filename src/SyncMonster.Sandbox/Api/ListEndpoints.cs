using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.Faults;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api;

/// <summary>The reference's section "Assets &amp; Requests".</summary>
internal sealed class ListEndpoints(SandboxState state, FaultDraw faults)
{
    private const int MaxLimit = 1000;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/list-requests", ListRequests);
        api.MapGet("/get-request", GetRequest);
        api.MapGet("/list-assets", ListAssets);
        api.MapGet("/get-asset", GetAsset);
    }

    private IResult ListRequests(HttpContext http)
    {
        var query = StrictQuery.Of(http.Request, "limit", "page_no");
        var limit = query.Integer("limit", otherwise: 10, from: 1, to: MaxLimit);
        var page = query.Integer("page_no", otherwise: 0, from: 0, to: int.MaxValue);
        var lag = faults.Lag();
        var skip = ((long)page * limit) + lag;
        var requests = state.ListRequests(Account.Of(http), skip, limit, out var total);
        return Answer.Ok(new RequestListReply(
            "success",
            "Requests listed",
            [.. requests.Select(r => new ListedRequest(
                r.Id,
                Answer.StateName(r.State),
                new StatusCode(r.State),
                Answer.Time(r.CreatedAt),
                Answer.Time(r.CompletedAt)))],
            Math.Max(0, total - lag),
            skip + requests.Count >= total));
    }

    private IResult GetRequest(HttpContext http)
    {
        var id = StrictQuery.Of(http.Request, "request_id").Text("request_id");
        var request = state.FindRequest(Account.Of(http), IdOf.RequestOf(id) ?? id);
        if (request is null || (id != request.Id && request.Type != RequestType.FindFace))
            throw RefusedException.Unknown("Request ID not found");

        return Answer.Ok(new Reply<RequestData>("success", "Request fetched", new RequestData(
            request.Id,
            Answer.TypeName(request.Type),
            Answer.StateName(request.State),
            new StatusCode(request.State),
            request.Generation?.IsLipsync,
            request.Generation?.IsDrama,
            request.Generation?.Model,
            new AssetIds(request.VideoAssetId, request.AudioAssetId),
            Answer.Time(request.CreatedAt),
            Answer.Time(request.CompletedAt),
            new CreditsDeducted(Answer.Credits(request.CreditsDeducted)),
            request.Failure?.Code,
            request.Failure?.Name,
            request.Failure?.Message)));
    }

    private IResult ListAssets(HttpContext http)
    {
        _ = StrictQuery.Of(http.Request);
        return Answer.Ok(new Reply<IReadOnlyList<AssetData>>(
            "success", "Assets listed", [.. state.ListAssets(Account.Of(http)).Select(DataOf)]));
    }

    private IResult GetAsset(HttpContext http)
    {
        var id = StrictQuery.Of(http.Request, "asset_id").Id("asset_id");
        var asset = state.FindAsset(Account.Of(http), id) ?? throw RefusedException.Unknown("Asset not found");
        return Answer.Ok(new Reply<AssetData>("success", "Asset Fetched", DataOf(asset)));
    }

    private static AssetData DataOf(Asset asset) => new(asset.Id, MediaFormat.NameOf(asset.Type));
}
