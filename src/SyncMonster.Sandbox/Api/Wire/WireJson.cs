using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SyncMonster.Sandbox.Api.Wire;

/// <summary>How answers are written: field names in snake case, fields without a value left out.</summary>
[JsonSerializable(typeof(Reply<ErrorData>))]
[JsonSerializable(typeof(Reply<FindFaceCreated>))]
[JsonSerializable(typeof(Reply<FindFaceStatus>))]
[JsonSerializable(typeof(Reply<FacesFoundData>))]
[JsonSerializable(typeof(Reply<GenerateCreated>))]
[JsonSerializable(typeof(Reply<GenerateStatus>))]
[JsonSerializable(typeof(Reply<FileNotReady>))]
[JsonSerializable(typeof(Reply<RequestData>))]
[JsonSerializable(typeof(Reply<AssetData>))]
[JsonSerializable(typeof(Reply<IReadOnlyList<AssetData>>))]
[JsonSerializable(typeof(RequestListReply))]
[JsonSerializable(typeof(LedgerReply))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The options every answer is written with.</summary>
    public static readonly WireJson Answers = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Answers are application/json, never placed into HTML: quotes can stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
