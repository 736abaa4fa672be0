using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// Reads a reply to its end, up to a bound: a page of requests is small, whatever a stranger sends need not be.
/// </summary>
internal sealed class ReplyReader(TimeProvider time, ServiceText texts)
{
    /// <summary>The most bytes of a body that are read; a longer one counts as unreadable.</summary>
    private const int LargestBody = 64 * 1024 * 1024;

    /// <summary>Reads the body and the headers that matter.</summary>
    /// <exception cref="IOException">The reply broke off.</exception>
    public async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        return Read(response, await BoundedBody.ReadAsync(stream, LargestBody, ct));
    }

    /// <summary>The headers that matter, with a body that is here already; null for a body that is too long.</summary>
    public Reply Read(HttpResponseMessage response, byte[]? body) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        body is null ? null : Envelope.Read(body, texts),
        response.Headers.Date,
        RetryAfter(response),
        response.Headers.Location);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
