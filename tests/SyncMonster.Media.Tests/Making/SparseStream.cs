namespace SyncMonster.Media.Tests.Making;

/// <summary>A long stream that is a few real bytes at its start and, after them, one pattern over and over.</summary>
internal sealed class SparseStream(byte[] head, byte[] pattern, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length)
            return 0;
        var (part, start) = Position < head.Length
            ? (head, (int)Position)
            : (pattern, (int)((Position - head.Length) % pattern.Length));
        var count = (int)Math.Min(Math.Min(buffer.Length, part.Length - start), length - Position);
        part.AsSpan(start, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
