using System.Text.Json;
using System.Text.Json.Serialization;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api.Wire;

/// <summary>
/// <c>status_code</c> as the reference's examples print it: the number 102 while a request waits or is worked on, then
/// a word.
/// </summary>
[JsonConverter(typeof(StatusCodeConverter))]
internal readonly record struct StatusCode(RequestState State);

/// <summary>Writes a <see cref="StatusCode"/>.</summary>
internal sealed class StatusCodeConverter : JsonConverter<StatusCode>
{
    public override StatusCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The sandbox only writes status codes.");

    public override void Write(Utf8JsonWriter writer, StatusCode value, JsonSerializerOptions options)
    {
        switch (value.State)
        {
            case RequestState.Success:
                writer.WriteStringValue("success");
                break;
            case RequestState.Failed:
                writer.WriteStringValue("failed");
                break;
            default:
                writer.WriteNumberValue(102);
                break;
        }
    }
}
