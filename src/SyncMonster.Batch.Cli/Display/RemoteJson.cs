using System.Text.Json;
using System.Text.Json.Serialization;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A page of the account's requests for machines. What the service doesn't say is null.</summary>
internal sealed record RequestsJson(IReadOnlyList<RequestLineJson> Requests, int Page, long? Total, bool? EndOfRecords)
{
    public static RequestsJson Of(RequestPage page, int number) =>
        new([.. page.Requests.Select(RequestLineJson.Of)], number, page.Total, page.EndOfRecords);
}

/// <summary>
/// A line of the account's requests. Times are as the service spells them; without a zone they have none.
/// </summary>
internal sealed record RequestLineJson(
    string RequestId, string? Type, string? State, DateTime? CreatedAt, DateTime? CompletedAt)
{
    public static RequestLineJson Of(RequestSummary request) => new(
        request.RequestId, RemoteWords.Of(request.Kind), RemoteWords.Of(request.State), request.CreatedAt, request.CompletedAt);
}

/// <summary>One request, with all that the service says of it.</summary>
internal sealed record RequestJson(
    string RequestId,
    string? Type,
    string? State,
    bool? IsLipsync,
    bool? IsDrama,
    string? Model,
    decimal? LipsyncIntensity,
    Drama? Drama,
    IReadOnlyList<SceneFaces>? SceneFaces,
    decimal? SceneThreshold,
    int? MinSceneLength,
    string? FindFaceId,
    long? VideoAssetId,
    long? AudioAssetId,
    DateTime? CreatedAt,
    DateTime? CompletedAt,
    decimal? CreditsDeducted,
    string? ErrorCode,
    string? ErrorMessage)
{
    public static RequestJson Of(RequestDetails request) => new(
        request.RequestId,
        RemoteWords.Of(request.Kind),
        RemoteWords.Of(request.State),
        request.IsLipSync,
        request.IsDrama,
        request.Model,
        request.LipSyncIntensity,
        request.Drama,
        request.SceneFaces,
        request.SceneThreshold,
        request.MinSceneLength,
        request.FindFaceId,
        request.Assets.VideoId,
        request.Assets.AudioId,
        request.CreatedAt,
        request.CompletedAt,
        request.CreditsDeducted,
        request.ErrorCode,
        request.ErrorMessage);
}

/// <summary>The account's assets.</summary>
internal sealed record AssetsJson(IReadOnlyList<AssetJson> Assets)
{
    public static AssetsJson Of(IReadOnlyList<RemoteAsset> assets) => new([.. assets.Select(AssetJson.Of)]);
}

/// <summary>One asset.</summary>
internal sealed record AssetJson(long AssetId, string? MediaType)
{
    public static AssetJson Of(RemoteAsset asset) => new(asset.Id, asset.MediaType);
}

/// <summary>A video that was fetched.</summary>
internal sealed record DownloadJson(string RequestId, string Path, long Bytes, string Sha256)
{
    public static DownloadJson Of(string requestId, DeliveredFile file) =>
        new(requestId, file.Path, file.Bytes, file.Sha256);
}

/// <summary>The service's own words for kinds and states; null where it didn't say.</summary>
internal static class RemoteWords
{
    public static string? Of(RequestKind? kind) => kind switch
    {
        RequestKind.FindFace => "find_face",
        RequestKind.Generate => "generate",
        _ => null,
    };

    public static string? Of(RemoteState state) => state switch
    {
        RemoteState.Pending => "pending",
        RemoteState.InProgress => "in_progress",
        RemoteState.Succeeded => "success",
        RemoteState.Failed => "failed",
        _ => null,
    };
}

/// <summary>Writes what the account answered for machines.</summary>
internal static class RemoteJson
{
    public static void Write<T>(T value) =>
        Console.WriteLine(JsonSerializer.Serialize(value, typeof(T), RemoteJsonContext.Default));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RequestsJson))]
[JsonSerializable(typeof(RequestJson))]
[JsonSerializable(typeof(AssetsJson))]
[JsonSerializable(typeof(AssetJson))]
[JsonSerializable(typeof(DownloadJson))]
internal sealed partial class RemoteJsonContext : JsonSerializerContext;
