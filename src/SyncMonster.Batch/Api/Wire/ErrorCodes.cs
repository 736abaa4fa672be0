using System.Buffers;
using System.Text.Json;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>The reference's "Error Codes", wherever in a reply they stand.</summary>
internal static class ErrorCodes
{
    public const string InternalServerError = "ERR_003";
    public const string NoFaceFound = "ERR_004";
    public const string InsufficientCredits = "ERR_006";
    public const string DataCorrupted = "ERR_007";
    public const string InvalidFormat = "ERR_008";
    public const string LimitExceeds = "ERR_009";

    private const string Prefix = "ERR_";
    private const int LongestCode = 16;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    /// <summary>The first <c>error_code</c> at any level; null if there is none.</summary>
    public static string? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(Find).FirstOrDefault(code => code is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(code => code is not null),
        _ => null,
    };

    /// <summary>A code in its one spelling; null if the text is none.</summary>
    public static string? Normalize(string? text)
    {
        var code = text?.Trim().ToUpperInvariant();
        return code?.Length is > 4 and <= LongestCode
            && code.StartsWith(Prefix, StringComparison.Ordinal)
            && code.AsSpan(Prefix.Length).IndexOfAnyExcept(Allowed) < 0
            ? code
            : null;
    }

    private static string? Find(JsonProperty member) =>
        member.Name.ToLowerInvariant() is "error_code" or "errorcode" && member.Value.ValueKind == JsonValueKind.String
            ? Normalize(member.Value.GetString())
            : Find(member.Value);
}
