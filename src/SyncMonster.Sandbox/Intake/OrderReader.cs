using Microsoft.Net.Http.Headers;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>Reads the bodies of the two paid calls, JSON or multipart, to their last byte.</summary>
internal static class OrderReader
{
    private const int MaxJsonBytes = 4 << 20;

    private static readonly string[] AssetFields = ["type", "asset_id", "url"];

    /// <summary>Reads the body of POST find-face.</summary>
    /// <exception cref="RefusedException">It is not whole, or not what the reference allows.</exception>
    public static async Task<FindFaceOrder> FindFaceAsync(
        HttpRequest request, ReceivedFiles files, CancellationToken ct)
    {
        if (IsJson(request))
        {
            var body = JsonFields.Parse(await ReadJsonAsync(request, ct), "", "assets", "options");
            return new FindFaceOrder(
                AssetOf(body, "video"),
                SettingsReader.Detection(body.Object("options", SettingsReader.DetectionFields)));
        }

        var form = await MultipartForm.ReadAsync(request, "video", ["video_asset_id", "option"], files, ct);
        return new FindFaceOrder(
            SourceOf(form, "video", "video_asset_id"),
            SettingsReader.Detection(form.Json("option", SettingsReader.DetectionFields)));
    }

    /// <summary>Reads the body of POST generate.</summary>
    /// <exception cref="RefusedException">It is not whole, or not what the reference allows.</exception>
    public static async Task<GenerateOrder> GenerateAsync(
        HttpRequest request, ReceivedFiles files, CancellationToken ct)
    {
        if (IsJson(request))
        {
            var body = JsonFields.Parse(await ReadJsonAsync(request, ct), "",
                "find_face_id", "is_lipsync", "is_drama", "model", "assets", "drama", "options");
            return new GenerateOrder(
                FindFaceIdOf(body.Text("find_face_id")),
                AssetOf(body, "audio"),
                SettingsReader.Generation(
                    body.Flag("is_lipsync"),
                    body.Flag("is_drama"),
                    body.Text("model"),
                    body.Object("drama", SettingsReader.DramaFields),
                    body.Object("options", SettingsReader.GenerationFields)));
        }

        var form = await MultipartForm.ReadAsync(request, "audio",
            ["audio_asset_id", "find_face_id", "is_lipsync", "is_drama", "model", "drama", "options"], files, ct);
        return new GenerateOrder(
            FindFaceIdOf(form.Text("find_face_id")),
            SourceOf(form, "audio", "audio_asset_id"),
            SettingsReader.Generation(
                form.Flag("is_lipsync"),
                form.Flag("is_drama"),
                form.Text("model"),
                form.Json("drama", SettingsReader.DramaFields),
                form.Json("options", SettingsReader.GenerationFields)));
    }

    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw RefusedException.UnsupportedContent(
                $"Content-Encoding '{request.Headers.ContentEncoding}' is not supported: send the body as it is.");
        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (type is not null && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return true;
        if (type is not null && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return false;
        throw RefusedException.UnsupportedContent(
            $"Content-Type '{request.ContentType}' is not supported: send application/json or multipart/form-data.");
    }

    private static Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpRequest request, CancellationToken ct) =>
        BoundedText.ReadAsync(request.Body, MaxJsonBytes, "The JSON body", ct);

    private static MediaSource AssetOf(JsonFields body, string type)
    {
        if (body.Objects("assets", AssetFields) is not [var asset])
            throw RefusedException.Invalid($"'assets' must be an array of exactly one asset of type '{type}'.");
        if (asset.Text("type") is var given && given != type)
            throw RefusedException.Invalid($"'{asset.PlaceOf("type")}' must be '{type}', not '{given}'.");

        return (asset.Integer("asset_id"), asset.Text("url")) switch
        {
            ({ } id, null) => new MediaSource.Held(id),
            (null, { } url) => new MediaSource.Linked(UrlOf(asset.PlaceOf("url"), url)),
            (null, null) =>
                throw RefusedException.Invalid($"'{asset.PlaceOf("asset_id")}' is missing: give asset_id or url."),
            _ => throw RefusedException.Invalid(
                $"'{asset.PlaceOf("asset_id")}' and 'url' are both given: leave one out."),
        };
    }

    private static Uri UrlOf(string place, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw RefusedException.Invalid($"'{place}' must be an http or https URL, not '{text}'.");

    private static MediaSource SourceOf(MultipartForm form, string fileField, string idField) =>
        (form.File, form.Id(idField)) switch
        {
            ({ } file, null) => new MediaSource.Uploaded(file),
            (null, { } id) => new MediaSource.Held(id),
            (null, null) =>
                throw RefusedException.Invalid($"'{fileField}' is missing: upload a file, or give {idField}."),
            _ => throw RefusedException.Invalid($"'{fileField}' and '{idField}' are both given: leave one out."),
        };

    private static string FindFaceIdOf(string? text) =>
        text ?? throw RefusedException.Invalid("'find_face_id' is missing: give the id that POST find-face answered.");
}
