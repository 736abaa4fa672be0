using System.Net;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// A body whose last bytes wait for their release: everything else is sent and flushed, then the attempt passes its
/// gate, and only then the rest goes out. Its length is exact, so without the rest the request is not one.
/// </summary>
internal sealed class HeldBackContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly BillingAttempt attempt;
    private readonly long length;
    private readonly long heldBack;

    /// <summary>Holds back the end of a body.</summary>
    /// <param name="body">The body; of JSON nothing goes out before the release, of a form all but its end.</param>
    /// <param name="attempt">The attempt it belongs to.</param>
    public HeldBackContent(BillingBody body, BillingAttempt attempt)
    {
        this.attempt = attempt;
        inner = body.Content;
        length = inner.Headers.ContentLength
            ?? throw new ArgumentException("The length of a body that costs must be known.", nameof(body));
        heldBack = body.ClosingLength ?? length;
        Headers.ContentType = inner.Headers.ContentType;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        var connection = await WatchedConnection.OfAsync(stream, cancellationToken);
        try
        {
            await using var holding = new HoldingStream(
                stream, length - heldBack, () => attempt.Progressed(connection));
            await inner.CopyToAsync(holding, context, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await attempt.PassGateAsync(connection);
            attempt.Release();
            await stream.WriteAsync(holding.Held, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !attempt.Released)
        {
            // A server that refuses early often resets the connection too: its answer says more than the reset.
            attempt.ThrowIfAnswered(connection);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
