using System.Net;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>A whole reply of the service, read and bounded.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The content type without its parameters; null if there is none.</param>
/// <param name="Envelope">The body, if it is a JSON object.</param>
/// <param name="Date">The server's clock.</param>
/// <param name="RetryAfter">How long the service asked to wait, from now.</param>
/// <param name="Location">Where a redirect points; it is not followed.</param>
internal sealed record Reply(
    HttpStatusCode Status,
    string? MediaType,
    Envelope? Envelope,
    DateTimeOffset? Date,
    TimeSpan? RetryAfter,
    Uri? Location)
{
    /// <summary>Whether the HTTP status says that the call went well.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body of a call that went well by its HTTP status and by its own word; null for any other.</summary>
    public Envelope? Success => IsSuccess && Envelope is { IsError: false } envelope ? envelope : null;
}
