using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>The bodies of the calls that cost, field by field as the reference has them and nothing else.</summary>
internal static class BillingBodies
{
    /// <summary>The body of <c>POST /find-face</c>: multipart for an upload, else JSON.</summary>
    public static BillingBody Of(FindFaceRequest request)
    {
        var options = FindFaceOptions.Of(request);
        return request.Video is MediaInput.Upload upload
            ? Form.Of([("option", Text(options, RequestJson.Default.FindFaceOptions))], "video", upload)
            : Json(new FindFaceBody([AssetBody.Of("video", request.Video)], options), RequestJson.Default.FindFaceBody);
    }

    /// <summary>The body of <c>POST /generate</c>: multipart for an upload, else JSON.</summary>
    /// <remarks>
    /// The reference shows no multipart form of it: scalars are text, and the two objects JSON text, as in find-face.
    /// </remarks>
    public static BillingBody Of(GenerateRequest request)
    {
        var body = new GenerateBody(
            request.FindFaceId,
            IsLipsync: request.LipSync is not null,
            IsDrama: request.Drama is not null,
            request.LipSync is { } lipSync ? Word(lipSync.Model) : null,
            request.Audio is MediaInput.Upload ? [] : [AssetBody.Of("audio", request.Audio)],
            request.Drama,
            GenerateOptions.Of(request));
        return request.Audio is MediaInput.Upload upload
            ? Form.Of(
                [
                    ("find_face_id", body.FindFaceId),
                    ("is_lipsync", Text(body.IsLipsync)),
                    ("is_drama", Text(body.IsDrama)),
                    ("model", body.Model),
                    ("drama", Text(body.Drama, RequestJson.Default.Drama)),
                    ("options", Text(body.Options, RequestJson.Default.GenerateOptions)),
                ],
                "audio",
                upload)
            : Json(body, RequestJson.Default.GenerateBody);
    }

    private static string Word(LipSyncModel model) => model switch
    {
        LipSyncModel.E1 => "e1",
        LipSyncModel.E2 => "e2",
        LipSyncModel.E3 => "e3",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such lip-sync model."),
    };

    private static string Text(bool value) => value ? "true" : "false";

    private static string? Text<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, type);

    private static BillingBody Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new BillingBody(content, ClosingLength: null);
    }
}
