using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>A multipart/form-data body that was received to its closing boundary and beyond it to its end.</summary>
internal sealed class MultipartForm
{
    private const int MaxTextBytes = 1 << 20;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private MultipartForm()
    {
    }

    /// <summary>The file part, if there is one.</summary>
    public ReceivedFile? File { get; private set; }

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    /// <summary>A field whose text is JSON.</summary>
    public JsonFields? Json(string name, params ReadOnlySpan<string> allowed) =>
        Text(name) is { } json ? JsonFields.Parse(Encoding.UTF8.GetBytes(json), name, allowed) : null;

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw RefusedException.Invalid($"'{name}' must be true or false, not '{other}'."),
    };

    public long? Id(string name) => Text(name) is { } text ? Ids.Parse(name, text) : null;

    /// <summary>Reads a whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fileField">The one field that is a file.</param>
    /// <param name="textFields">The fields that are text.</param>
    /// <param name="files">Takes the file.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedException">The body is not whole, or has parts it may not have.</exception>
    public static async Task<MultipartForm> ReadAsync(
        HttpRequest request, string fileField, string[] textFields, ReceivedFiles files, CancellationToken ct)
    {
        var form = new MultipartForm();
        try
        {
            var reader = new MultipartReader(Boundary(request), request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
                await form.ReadPartAsync(section, fileField, textFields, files, ct);
            await request.Body.CopyToAsync(Stream.Null, ct);
            return form;
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw RefusedException.Invalid($"The multipart body is not whole: {e.Message}");
        }
    }

    private async Task ReadPartAsync(
        MultipartSection section, string fileField, string[] textFields, ReceivedFiles files, CancellationToken ct)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is not { Length: > 0 } name)
            throw RefusedException.Invalid(
                "A part of the multipart body is not named: give Content-Disposition: form-data; name=\"…\".");

        var fileName = HeaderUtilities.RemoveQuotes(
            disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        if (name == fileField)
        {
            if (File is not null)
                throw Twice(name);
            if (fileName.Length == 0)
                throw RefusedException.Invalid($"Part '{name}' has no file name: upload it as a file.");
            File = await files.ReceiveAsync(section.Body, fileName, ct);
        }
        else if (textFields.Contains(name))
        {
            if (fileName.Length > 0)
                throw RefusedException.Invalid($"Part '{name}' is a file: send it as text.");
            if (!_texts.TryAdd(name, await ReadTextAsync(name, section.Body, ct)))
                throw Twice(name);
        }
        else
        {
            throw RefusedException.Invalid(
                $"Unknown part '{name}': allowed are {string.Join(", ", textFields.Prepend(fileField))}.");
        }
    }

    private static async Task<string> ReadTextAsync(string name, Stream body, CancellationToken ct) =>
        Encoding.UTF8.GetString((await BoundedText.ReadAsync(body, MaxTextBytes, $"Part '{name}'", ct)).Span);

    private static string Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        return boundary.Length is > 0 and <= 70
            ? boundary
            : throw RefusedException.Invalid(
                "The Content-Type has no boundary of 1 to 70 characters: give multipart/form-data; boundary=….");
    }

    private static RefusedException Twice(string name) => RefusedException.Invalid($"Part '{name}' is given twice.");
}
