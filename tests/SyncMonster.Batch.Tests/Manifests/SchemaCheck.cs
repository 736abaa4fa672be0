using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>
/// Checks values against the manifest's schema, by the keywords of JSON Schema 2020-12 that it uses; any other keyword
/// throws, so none can be added without effect.
/// </summary>
public sealed class SchemaCheck(JsonObject schema)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description", "default", "examples"];

    public JsonObject Schema { get; } = schema;

    /// <summary>The schema in the repository.</summary>
    public static SchemaCheck OfRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "manifest.schema.json");
            if (File.Exists(path)) return new SchemaCheck(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        }
        throw new FileNotFoundException("manifest.schema.json");
    }

    public bool Accepts(JsonNode? value) => Accepts(Schema, value);

    public bool Accepts(JsonObject schema, JsonNode? value) =>
        schema.Where(pair => !Annotations.Contains(pair.Key)).All(pair => Holds(pair.Key, pair.Value!, schema, value));

    /// <summary>The schema that a reference leads to, or the schema itself.</summary>
    public JsonObject Resolved(JsonObject schema) =>
        schema["$ref"] is { } reference
            ? Schema["$defs"]![((string)reference!)["#/$defs/".Length..]]!.AsObject()
            : schema;

    private bool Holds(string keyword, JsonNode term, JsonObject schema, JsonNode? value)
    {
        var number = value is JsonValue candidate && candidate.TryGetValue<decimal>(out var amount)
            ? amount
            : (decimal?)null;
        var text = value is JsonValue word && word.TryGetValue<string>(out var written) ? written : null;
        var fields = value as JsonObject;
        var items = value as JsonArray;
        return keyword switch
        {
            "$ref" => Accepts(Resolved(schema), value),
            "type" => (term as JsonArray)?.Any(type => IsType((string)type!, value)) ?? IsType((string)term!, value),
            "const" => JsonNode.DeepEquals(term, value),
            "enum" => term.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
            "anyOf" => term.AsArray().Any(choice => Accepts(choice!.AsObject(), value)),
            "oneOf" => term.AsArray().Count(choice => Accepts(choice!.AsObject(), value)) == 1,
            "minimum" => number is null || number >= (decimal)term,
            "maximum" => number is null || number <= (decimal)term,
            "exclusiveMinimum" => number is null || number > (decimal)term,
            "pattern" => text is null || Regex.IsMatch(text, (string)term!),
            "maxLength" => text is null || text.Length <= (int)term,
            "items" => items is null || items.All(item => Accepts(term.AsObject(), item)),
            "minItems" => items is null || items.Count >= (int)term,
            "maxItems" => items is null || items.Count <= (int)term,
            "required" => fields is null || term.AsArray().All(name => fields.ContainsKey((string)name!)),
            "minProperties" => fields is null || fields.Count >= (int)term,
            "propertyNames" => fields is null || fields.All(field => Accepts(term.AsObject(), field.Key)),
            "properties" => fields is null || fields.All(
                field => term[field.Key] is not JsonObject inner || Accepts(inner, field.Value)),
            "additionalProperties" =>
                fields is null || fields.All(field => IsNamed(schema, field.Key) || IsAllowed(term, field.Value)),
            _ => throw new NotSupportedException($"The keyword {keyword} is not checked yet."),
        };
    }

    private static bool IsNamed(JsonObject schema, string name) => schema["properties"]?[name] is not null;

    private bool IsAllowed(JsonNode term, JsonNode? value) =>
        term is JsonObject inner ? Accepts(inner, value) : (bool)term;

    private static bool IsType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "boolean" =>
            value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "string" => value?.GetValueKind() is System.Text.Json.JsonValueKind.String,
        "number" => value?.GetValueKind() is System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() is System.Text.Json.JsonValueKind.Number && (decimal)value % 1 == 0,
        _ => throw new NotSupportedException(type),
    };
}
