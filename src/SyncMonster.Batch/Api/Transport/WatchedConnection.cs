namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// A connection that notices when the server answers or hangs up while a request is still being sent. HttpClient looks
/// for an answer only after the whole body is out; at the gate that would turn a refusal, or a dropped upload, into
/// doubt.
/// </summary>
/// <param name="inner">The connection, above TLS.</param>
internal sealed class WatchedConnection(Stream inner) : ForwardStream
{
    private const int BufferBytes = 16 * 1024;

    // How a request finds the connection it was given: its first write passes through here within the same flow.
    private static readonly AsyncLocal<Finder?> Looking = new();

    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private Task<int>? _ahead;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    /// <summary>
    /// Flushes a request's headers and watches the connection they went out on; null if it is not watched.
    /// </summary>
    public static async Task<WatchedConnection?> OfAsync(Stream request, CancellationToken ct)
    {
        var finder = new Finder();
        Looking.Value = finder;
        await request.FlushAsync(ct);
        Looking.Value = null;
        finder.Found?.Watch();
        return finder.Found;
    }

    /// <summary>Completes when the server has sent something or has hung up.</summary>
    public Task Answered => _ahead ?? Task.CompletedTask;

    /// <summary>What the server has sent by now; empty if it hung up.</summary>
    public ReadOnlyMemory<byte> Answer =>
        _buffer.AsMemory(0, _ahead is { IsCompletedSuccessfully: true } read ? read.Result : 0);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ahead is not null)
        {
            if (await _ahead.WaitAsync(cancellationToken) is var count and > 0 && _end == 0)
                _end = count;
            if (_start < _end)
                return TakeFromBuffer(buffer);
        }

        return await inner.ReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Looking.Value?.Found = this;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Watch()
    {
        _buffer = new byte[BufferBytes];
        _ahead = inner.ReadAsync(_buffer).AsTask();

        // A connection that dies later is noticed by the request; this read's own failure needs no second witness.
        _ = _ahead.ContinueWith(
            static read => _ = read.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private int TakeFromBuffer(Memory<byte> target)
    {
        var count = Math.Min(target.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    private sealed class Finder
    {
        public WatchedConnection? Found { get; set; }
    }
}
