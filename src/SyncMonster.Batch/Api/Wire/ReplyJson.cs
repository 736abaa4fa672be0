using System.Text.Json;
using System.Text.Json.Serialization;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// Reads what the service sends, leniently: unknown fields are passed over, a scalar of the wrong type is null.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(LenientString),
        typeof(LenientInt64),
        typeof(LenientDouble),
        typeof(LenientDecimal),
        typeof(LenientBoolean),
        typeof(LenientTime),
    ])]
[JsonSerializable(typeof(WireRequest))]
[JsonSerializable(typeof(List<WireRequest>))]
[JsonSerializable(typeof(WireFaces))]
[JsonSerializable(typeof(WireBox))]
[JsonSerializable(typeof(WireAsset))]
[JsonSerializable(typeof(List<WireAsset>))]
[JsonSerializable(typeof(WirePrices))]
[JsonSerializable(typeof(WireSettings))]
[JsonSerializable(typeof(List<WireSceneFaces>))]
[JsonSerializable(typeof(WireDrama))]
internal sealed partial class ReplyJson : JsonSerializerContext;
