using System.Text.Json.Serialization;

namespace SyncMonster.Sandbox.Api.Wire;

/// <summary>
/// A line of list-requests. Times are UTC, written without a zone; the end is null until there is one.
/// </summary>
internal sealed record ListedRequest(
    string RequestId,
    string Status,
    StatusCode StatusCode,
    string CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? CompletedAt);

/// <summary><c>data</c> of GET get-request; the flags and the model only for a generate request.</summary>
internal sealed record RequestData(
    string RequestId,
    string Type,
    string Status,
    StatusCode StatusCode,
    bool? IsLipsync,
    bool? IsDrama,
    string? Model,
    AssetIds Assets,
    string CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? CompletedAt,
    CreditsDeducted CreditDetails,
    string? ErrorCode,
    string? ErrorName,
    string? Message);

internal sealed record CreditsDeducted([property: JsonPropertyName("credits_deducted")] decimal Credits);

/// <summary>An asset, in list-assets and get-asset.</summary>
internal sealed record AssetData(long AssetId, string MediaType);
