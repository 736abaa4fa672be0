using System.Text.Json.Serialization;

namespace SyncMonster.Sandbox.State;

/// <summary>How the journal's lines are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StateEvent))]
internal sealed partial class JournalJson : JsonSerializerContext;
