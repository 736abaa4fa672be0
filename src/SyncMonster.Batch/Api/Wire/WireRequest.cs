using System.Text.Json;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// A request as any reply may describe it: created, polled, listed or in full. Loosely shaped members stay JSON until
/// they are asked for, so that an odd one of them can't hide the rest.
/// </summary>
internal sealed record WireRequest
{
    public string? RequestId { get; init; }

    public string? FindFaceId { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? StatusCode { get; init; }

    public bool? IsLipsync { get; init; }

    public bool? IsDrama { get; init; }

    public string? Model { get; init; }

    public long? VideoAssetId { get; init; }

    public long? AudioAssetId { get; init; }

    public JsonElement? Assets { get; init; }

    public JsonElement? Drama { get; init; }

    public JsonElement? Options { get; init; }

    public DateTime? CreatedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public JsonElement? CreditDetails { get; init; }

    public decimal? CreditsDeducted { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorName { get; init; }

    public string? Message { get; init; }

    /// <summary>The state, read from both of its fields.</summary>
    public RemoteState State() => RemoteStates.Read(Status, StatusCode);

    /// <summary>Whether the reply speaks of a state at all.</summary>
    public bool NamesState => Status is not null || StatusCode is not null;

    /// <summary>The prices and charges.</summary>
    public WirePrices Prices() => Envelope.Read(CreditDetails, ReplyJson.Default.WirePrices) ?? new WirePrices();

    /// <summary>What kind of request it is: by its type, else by the spelling of its id.</summary>
    public RequestKind? Kind() => Type?.ToLowerInvariant().Replace('-', '_').Replace(' ', '_') switch
    {
        "generate" or "generation" => RequestKind.Generate,
        "find_face" or "findface" => RequestKind.FindFace,
        null when (RequestId ?? FindFaceId)?.StartsWith("ff_", StringComparison.OrdinalIgnoreCase) == true =>
            RequestKind.FindFace,
        _ => null,
    };

    /// <summary>The assets, wherever they are named.</summary>
    public RequestAssets NamedAssets()
    {
        var assets = WireAssets.Read(Assets);
        return new RequestAssets(VideoAssetId ?? assets.VideoId, AudioAssetId ?? assets.AudioId);
    }
}

/// <summary>The object <c>credit_details</c>: prices when a request is made, the charge when it is done.</summary>
internal sealed record WirePrices
{
    public decimal? RatePerSec { get; init; }

    public decimal? LipsyncRatePerSec { get; init; }

    public decimal? DramaRatePerSec { get; init; }

    public decimal? CreditsDeducted { get; init; }
}
