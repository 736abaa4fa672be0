using System.Text.Json.Serialization;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>Writes what we send: the reference's names, and no field for what is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FindFaceBody))]
[JsonSerializable(typeof(GenerateBody))]
internal sealed partial class RequestJson : JsonSerializerContext;
