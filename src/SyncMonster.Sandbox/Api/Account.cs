using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace SyncMonster.Sandbox.Api;

/// <summary>
/// Who calls: an account goes by a digest of its key, so that the key itself is never kept, logged or shown.
/// </summary>
internal sealed record Account(string Id)
{
    private const string Header = "x-api-key";

    /// <summary>Finds out who calls.</summary>
    /// <param name="request">The call.</param>
    /// <param name="onlyKey">The one key that is accepted; null accepts any.</param>
    /// <exception cref="RefusedException">The key is missing or not the one.</exception>
    public static Account Of(HttpRequest request, string? onlyKey)
    {
        if (request.Headers[Header] is not [{ } key] || string.IsNullOrWhiteSpace(key))
            throw RefusedException.Unauthorized("The API key is missing: send it once, in the header x-api-key.");
        if (onlyKey is not null && !CryptographicOperations.FixedTimeEquals(Digest(key), Digest(onlyKey)))
            throw RefusedException.Unauthorized("The API key in the header x-api-key is not known.");
        return OfKey(key);
    }

    public static Account OfKey(string key) => new($"acct_{Convert.ToHexStringLower(Digest(key).AsSpan(0, 8))}");

    /// <summary>Who the current call comes from.</summary>
    public static string Of(HttpContext http) => http.Features.GetRequiredFeature<Account>().Id;

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
