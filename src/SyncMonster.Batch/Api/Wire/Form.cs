using System.Net.Http.Headers;
using System.Text;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// A multipart form in the plainest spelling, which the strictest reader takes: boundary without quotes, names with
/// quotes, ASCII file names and no <c>filename*</c>. The file comes last, so that it is not complete before the end.
/// </summary>
/// <remarks>RFC 7578 (form-data), RFC 2046 section 5.1 (boundaries).</remarks>
internal static class Form
{
    /// <summary>A form of text fields and one file; a field without a value is left out.</summary>
    public static BillingBody Of(
        IEnumerable<(string Name, string? Value)> fields, string fileField, MediaInput.Upload upload)
    {
        var boundary = $"SyncMonsterBatch-{Guid.NewGuid():N}";

        // Not a class of its own: to one that derives from it, MultipartContent does not pass the cancellation on.
        var form = new MultipartContent("form-data", boundary);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                form.Add(Named(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name));
        }

        var fileName = SafeFileName(upload.FileName);
        var file = Named(new UploadContent(upload), fileField);
        file.Headers.ContentDisposition!.FileName = $"\"{fileName}\"";
        file.Headers.ContentType = new MediaTypeHeaderValue(MediaType(fileName));
        form.Add(file);
        return new BillingBody(form, $"\r\n--{boundary}--\r\n".Length);
    }

    private static HttpContent Named(HttpContent part, string name)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        return part;
    }

    private static string SafeFileName(string fileName) =>
        string.Concat(fileName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    private static string MediaType(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".mp4" => "video/mp4",
        ".mov" => "video/quicktime",
        ".mp3" => "audio/mpeg",
        ".wav" => "audio/wav",
        _ => "application/octet-stream",
    };
}
