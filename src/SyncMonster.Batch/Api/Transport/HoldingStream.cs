namespace SyncMonster.Batch.Api.Transport;

/// <summary>Lets the first bytes through to a request and keeps the rest.</summary>
/// <param name="target">The request's stream; it stays open.</param>
/// <param name="passes">How many bytes are let through.</param>
/// <param name="onWrite">Called after each write that went through.</param>
internal sealed class HoldingStream(Stream target, long passes, Action onWrite) : ForwardStream
{
    private readonly MemoryStream _held = new();
    private long _passed;

    /// <summary>The bytes that were kept.</summary>
    public ReadOnlyMemory<byte> Held => _held.GetBuffer().AsMemory(0, (int)_held.Length);

    public override bool CanWrite => true;

    public override long Length => _passed + _held.Length;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var through = (int)Math.Min(passes - _passed, buffer.Length);
        if (through > 0)
        {
            await target.WriteAsync(buffer[..through], cancellationToken);
            _passed += through;
            onWrite();
        }

        _held.Write(buffer.Span[through..]);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }
}
