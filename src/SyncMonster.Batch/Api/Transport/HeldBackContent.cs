using System.Net;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// A body whose last bytes wait for their release: everything else is sent and flushed, then the attempt passes its
/// gate, and only then the rest goes out. Its length is exact, so without the rest the request is not one.
/// </summary>
internal sealed class HeldBackContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly BillingAttempt _attempt;
    private readonly long _length;
    private readonly long _heldBack;

    /// <summary>Holds back the end of a body.</summary>
    /// <param name="body">The body; of JSON nothing goes out before the release, of a form all but its end.</param>
    /// <param name="attempt">The attempt it belongs to.</param>
    public HeldBackContent(BillingBody body, BillingAttempt attempt)
    {
        _attempt = attempt;
        _inner = body.Content;
        _length = _inner.Headers.ContentLength
            ?? throw new ArgumentException("The length of a body that costs must be known.", nameof(body));
        _heldBack = body.ClosingLength ?? _length;
        Headers.ContentType = _inner.Headers.ContentType;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
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
                stream, _length - _heldBack, () => _attempt.Progressed(connection));
            await _inner.CopyToAsync(holding, context, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await _attempt.PassGateAsync(connection);
            _attempt.Release();
            await stream.WriteAsync(holding.Held, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !_attempt.Released)
        {
            // A server that refuses early often resets the connection too: its answer says more than the reset.
            _attempt.ThrowIfAnswered(connection);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
