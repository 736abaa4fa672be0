namespace SyncMonster.Batch.Api;

/// <summary>What an address must be before anything is sent to it.</summary>
internal static class Endpoint
{
    /// <summary>The address of a call below the base URL.</summary>
    /// <param name="baseUrl">The base URL, with or without a slash at its end.</param>
    /// <param name="pathAndQuery">The endpoint, such as <c>get-asset?asset_id=123</c>.</param>
    public static Uri Of(Uri baseUrl, string pathAndQuery) => new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{pathAndQuery}");

    /// <summary>Whether what is sent there can't be read on the way: https, or this very machine.</summary>
    public static bool IsPrivate(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Whether two addresses are on one server: same scheme, host and port.</summary>
    public static bool SameServer(Uri left, Uri right) =>
        left.Scheme == right.Scheme
        && left.Port == right.Port
        && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>What keeps an address from being a base URL; null if nothing does.</summary>
    public static string? Problem(Uri address)
    {
        if (!address.IsAbsoluteUri)
            return "it is not absolute; write https://HOST/PATH.";
        if (!IsPrivate(address))
            return "the key would travel in the clear; use https (http is for loopback only).";
        if (address.UserInfo.Length > 0)
            return "it holds a user name or password; the key goes into SYNCMONSTER_API_KEY.";
        return address.Query.Length > 0 || address.Fragment.Length > 0
            ? "it holds a query or a fragment; end it with its path."
            : null;
    }

    /// <summary>The address as it may be printed: without user name, password and query.</summary>
    public static string Printable(Uri address) => address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : address.OriginalString;
}
