using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// The frame of every JSON reply: <c>status</c> (of the call, not of the job), <c>message</c>, <c>data</c>.
/// Holds no resources: the elements are copies.
/// </summary>
internal sealed class Envelope
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly JsonElement _root;
    private readonly ServiceText _texts;

    private Envelope(JsonElement root, ServiceText texts)
    {
        _root = root;
        _texts = texts;
        Status = Text(root, "status")?.Trim().ToLowerInvariant();
        Data = Property(root, "data");
        ErrorCode = ErrorCodes.Find(root);
    }

    /// <summary>The call's status word in lower case; null if there is none.</summary>
    public string? Status { get; }

    /// <summary>The payload; null if there is none.</summary>
    public JsonElement? Data { get; }

    /// <summary>The first <c>error_code</c> at any level, such as <c>ERR_008</c>; null if there is none.</summary>
    public string? ErrorCode { get; }

    /// <summary>
    /// Whether the call is said to have failed, in one of the API's own words (the reference's "Status Codes").
    /// </summary>
    public bool IsError =>
        Status is "failed" or "invalid_request" or "unauthorized" or "forbidden" or "not_found" or "internal_error";

    /// <summary>
    /// Whether an error reply comes from the API itself and not from something on the way: it speaks in its words or
    /// codes.
    /// </summary>
    public bool IsOwnError => IsError || (Status is null && ErrorCode is not null);

    /// <summary>
    /// Whether the message is the documented "… not found", which comes without a code and with no fixed HTTP status.
    /// </summary>
    public bool SaysNotFound =>
        ErrorCode is null && Text(_root, "message")?.Trim().EndsWith("not found", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a body; null if it is not a JSON object.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> body, ServiceText texts)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new Envelope(document.RootElement.Clone(), texts)
                : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>
    /// The service's words about the call, cleaned: the outer message, then the inner one if it says something else.
    /// </summary>
    public string? Message()
    {
        var outer = _texts.Clean(Text(_root, "message"));
        var inner = Data is { } data ? _texts.Clean(Text(data, "message") ?? Text(data, "error_name")) : null;
        return outer is null || inner is null || outer.Contains(inner, StringComparison.Ordinal)
            ? outer ?? inner
            : _texts.Clean($"{outer} ({inner})");
    }

    /// <summary>A value beside <c>data</c>, such as <c>total_requests</c>, as text.</summary>
    public string? Beside(string name) => Property(_root, name)?.ToString();

    /// <summary>The payload as an object or list of a type; null if it is missing or another thing.</summary>
    public T? As<T>(JsonTypeInfo<T> type)
        where T : class => Read(Data, type);

    /// <summary>An element as a type; null if it is missing or another thing.</summary>
    public static T? Read<T>(JsonElement? element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element?.Deserialize(type);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>A member of an object, whatever the case of its name; null if it is missing or null.</summary>
    public static JsonElement? Property(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in element.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
        }

        return null;
    }

    /// <summary>A text member of an object; null if it is missing or no text.</summary>
    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    // Broken escapes (half a surrogate pair) are found only when a text is taken out, and are then an
    // InvalidOperationException.
    private static bool IsUnreadable(Exception e) =>
        e is JsonException or InvalidOperationException or NotSupportedException;
}
