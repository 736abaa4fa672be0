using System.Text.Json;
using System.Text.Json.Serialization;

namespace SyncMonster.Batch.Reports.Json;

/// <summary>
/// Writes faces a line each: a season has many scenes, and a line for every number would bury the rest.
/// </summary>
internal sealed class FacesConverter : JsonConverter<IReadOnlyList<FacesEntry>>
{
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<FacesEntry> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var faces in value)
            writer.WriteRawValue(JsonSerializer.Serialize(faces, ReportJsonContext.Compact.FacesEntry));
        writer.WriteEndArray();
    }

    public override IReadOnlyList<FacesEntry> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are written, not read.");
}
