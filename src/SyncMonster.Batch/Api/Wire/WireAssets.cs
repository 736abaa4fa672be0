using System.Text.Json;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// Reads <c>assets</c>, which is a list of assets in one reply and a map from type to id in the next.
/// </summary>
internal static class WireAssets
{
    /// <summary>The ids by type; what can't be read is not named.</summary>
    public static RequestAssets Read(JsonElement? assets) => assets switch
    {
        { ValueKind: JsonValueKind.Array } list => ReadList(list),
        { ValueKind: JsonValueKind.Object } map => new RequestAssets(ReadId(map, "video"), ReadId(map, "audio")),
        _ => RequestAssets.None,
    };

    private static RequestAssets ReadList(JsonElement list)
    {
        var assets = list.EnumerateArray()
            .Where(entry => entry.ValueKind == JsonValueKind.Object)
            .Select(entry => Envelope.Read(entry, ReplyJson.Default.WireAsset))
            .OfType<WireAsset>()
            .ToList();
        return new RequestAssets(Find("video"), Find("audio"));

        long? Find(string type) => assets
            .Find(asset => string.Equals(asset.Type ?? asset.MediaType, type, StringComparison.OrdinalIgnoreCase))?.AssetId;
    }

    private static long? ReadId(JsonElement map, string type) => Envelope.Property(map, type) switch
    {
        { ValueKind: JsonValueKind.Object } asset => Envelope.Read(asset, ReplyJson.Default.WireAsset)?.AssetId,
        { } id => LenientInt64.Of(id.ToString()),
        null => null,
    };
}

/// <summary>An asset: in <c>assets</c> its kind is <c>type</c>, in the asset endpoints <c>media_type</c>.</summary>
internal sealed record WireAsset
{
    public long? AssetId { get; init; }

    public string? Type { get; init; }

    public string? MediaType { get; init; }
}
