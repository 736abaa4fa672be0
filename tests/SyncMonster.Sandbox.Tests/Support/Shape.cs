using System.Text.Json;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>The fields of a JSON text and the kinds of their values, without the values.</summary>
internal static class Shape
{
    /// <summary>Every field with its path and kind; array items share one path.</summary>
    public static SortedSet<string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        Add(document.RootElement, "", fields);
        return fields;
    }

    private static void Add(JsonElement element, string path, SortedSet<string> fields)
    {
        var kind = element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? "Boolean"
            : element.ValueKind.ToString();
        fields.Add($"{path}: {kind}");
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                Add(property.Value, $"{path}.{property.Name}", fields);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Add(item, $"{path}[]", fields);
        }
    }
}
