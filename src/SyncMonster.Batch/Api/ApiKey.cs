using System.Diagnostics.CodeAnalysis;

namespace SyncMonster.Batch.Api;

/// <summary>
/// The account's secret. It prints as <c>***</c>; only the handler that puts it on a request reads it.
/// </summary>
public sealed class ApiKey
{
    private const int LongestKey = 4096;

    private ApiKey(string secret) => Secret = secret;

    /// <summary>The secret itself: for the header, and for taking it out of texts.</summary>
    internal string Secret { get; }

    /// <summary>Reads a key, as from an environment variable or a file; white space around it is dropped.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text can't be a key. The message does not repeat it.</exception>
    public static ApiKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException(
            "The API key is empty, too long or holds spaces or characters that can't stand in an HTTP header; copy it again.");

    /// <summary>Reads a key, if the text can be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    /// <returns>False if the text can't be a key.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKey? key)
    {
        var secret = text?.Trim() ?? "";
        var valid = secret.Length is > 0 and <= LongestKey && secret.All(c => c is > ' ' and <= '~');
        key = valid ? new ApiKey(secret) : null;
        return valid;
    }

    /// <summary>Stars, never the secret.</summary>
    /// <returns>Always <c>***</c>.</returns>
    public override string ToString() => "***";
}
