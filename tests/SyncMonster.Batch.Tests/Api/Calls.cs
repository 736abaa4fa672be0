using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>Calls by name, so that tables of cases can hold them.</summary>
internal static class Calls
{
    public const string FindFaceId = "ff_740006cb51da497fa1930dfe10520cc4";
    public const string RequestId = "a1b2c3d4e5f6g7h8";

    public static readonly FindFaceRequest FindFaceJson = new(new MediaInput.Asset(123));
    public static readonly GenerateRequest GenerateJson =
        new(FindFaceId, new MediaInput.Asset(124), new LipSync(LipSyncModel.E1), null, []);

    public static async Task<object> Make(this ISyncMonsterApi api, string name)
    {
        var ct = TestContext.Current.CancellationToken;
        return name switch
        {
            "find-face" => await api.FindFaceAsync(FindFaceJson, CommitGate.AlreadyOpen(), ct),
            "find-face upload" => await api.FindFaceAsync(
                new FindFaceRequest(Uploads.Of("a.mp4", 1000)), CommitGate.AlreadyOpen(), ct),
            "generate" => await api.GenerateAsync(GenerateJson, CommitGate.AlreadyOpen(), ct),
            "find-face/status" => await api.GetFindFaceStatusAsync(FindFaceId, ct),
            "get-face" => await api.GetFacesAsync(FindFaceId, ct),
            "get-status" => await api.GetStatusAsync(RequestId, ct),
            "get-file" => await api.GetFileAsync(RequestId, null, ct),
            "list-requests" => await api.ListRequestsAsync(10, 0, ct),
            "get-request" => await api.GetRequestAsync(RequestId, ct),
            "list-assets" => await api.ListAssetsAsync(ct),
            "get-asset" => await api.GetAssetAsync(123, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such call."),
        };
    }

    public static readonly string[] Reads =
        ["find-face/status", "get-face", "get-status", "get-file", "list-requests", "get-request", "list-assets", "get-asset"];

    public static readonly string[] Billing = ["find-face", "find-face upload", "generate"];

    /// <summary>The fault of a call to a server that gives one answer.</summary>
    public static async Task<Fault> FaultOf(
        string call, int status, string body, string? contentType = "application/json")
    {
        await using var server = await ApiServer.Start(status, body, contentType);
        using var client = server.Client();
        return (await Assert.ThrowsAsync<ApiException>(() => client.Make(call))).Fault;
    }

    /// <summary>What a call makes of an answer with 200.</summary>
    public static async Task<T> ResultOf<T>(string call, string body)
    {
        await using var server = await ApiServer.Start(200, body);
        using var client = server.Client();
        return Assert.IsType<T>(await client.Make(call), exactMatch: false);
    }
}
