using System.Text.Json;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>
/// One object of a request's JSON, read strictly: a field it may not have, one given twice, a null or a value of the
/// wrong type is refused by its place, such as <c>options.scene_faces[0].scene_id</c>.
/// </summary>
internal sealed class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly JsonElement _object;
    private readonly string _place;

    private JsonFields(JsonElement value, string place, ReadOnlySpan<string> allowed)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong(place, "an object", value);
        _object = value;
        _place = place;
        foreach (var property in value.EnumerateObject())
        {
            if (!allowed.Contains(property.Name))
                throw RefusedException.Invalid(
                    $"Unknown field '{PlaceOf(property.Name)}': allowed here are {string.Join(", ", allowed.ToArray())}.");
        }
    }

    /// <summary>Reads a whole JSON text.</summary>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="place">What the text is, for messages; empty for the body itself.</param>
    /// <param name="allowed">The fields it may have.</param>
    public static JsonFields Parse(ReadOnlyMemory<byte> json, string place, params ReadOnlySpan<string> allowed)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var where = place.Length == 0 ? "The body" : $"'{place}'";
            throw RefusedException.Invalid($"{where} is not valid JSON: {e.Message}");
        }

        return new JsonFields(root, place, allowed);
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string PlaceOf(string name) => _place.Length == 0 ? name : $"{_place}.{name}";

    public string? Text(string name) => Read(name, "a string", JsonValueKind.String)?.GetString();

    public bool? Flag(string name) =>
        Read(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    public long? Integer(string name) =>
        Read(name, "an integer", JsonValueKind.Number) is not { } value ? null
        : value.TryGetInt64(out var number) ? number
        : throw Wrong(PlaceOf(name), "an integer", value);

    public decimal? Number(string name) =>
        Read(name, "a number", JsonValueKind.Number) is not { } value ? null
        : value.TryGetDecimal(out var number) ? number
        : throw Wrong(PlaceOf(name), "a number", value);

    public JsonFields? Object(string name, params ReadOnlySpan<string> allowed) =>
        _object.TryGetProperty(name, out var value) ? new JsonFields(value, PlaceOf(name), allowed) : null;

    public IReadOnlyList<JsonFields>? Objects(string name, params ReadOnlySpan<string> allowed)
    {
        if (Read(name, "an array of objects", JsonValueKind.Array) is not { } array)
            return null;
        var items = new List<JsonFields>();
        foreach (var item in array.EnumerateArray())
            items.Add(new JsonFields(item, $"{PlaceOf(name)}[{items.Count}]", allowed));
        return items;
    }

    public IReadOnlyList<int>? Integers(string name)
    {
        if (Read(name, "an array of integers", JsonValueKind.Array) is not { } array)
            return null;
        return [.. array.EnumerateArray().Select((item, i) =>
            item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number)
                ? number
                : throw Wrong($"{PlaceOf(name)}[{i}]", "an integer", item))];
    }

    private JsonElement? Read(string name, string wanted, params ReadOnlySpan<JsonValueKind> kinds) =>
        !_object.TryGetProperty(name, out var value) ? null
        : kinds.Contains(value.ValueKind) ? value
        : throw Wrong(PlaceOf(name), wanted, value);

    private static RefusedException Wrong(string place, string wanted, JsonElement value)
    {
        var raw = value.GetRawText();
        var shown = raw.Length <= 60 ? raw : $"{raw[..60]}…";
        var remedy = value.ValueKind == JsonValueKind.Null ? " Leave out what has no value." : "";
        return RefusedException.Invalid(
            $"{(place.Length == 0 ? "The body" : $"'{place}'")} must be {wanted}, not {shown}.{remedy}");
    }
}
