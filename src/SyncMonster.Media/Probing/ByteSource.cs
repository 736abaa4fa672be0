namespace SyncMonster.Media.Probing;

/// <summary>
/// A stream read at any position through one small window, so that walking a large file takes little memory and few
/// reads.
/// </summary>
internal sealed class ByteSource(Stream stream)
{
    private const int WindowSize = 1 << 16;

    private readonly byte[] _window = new byte[WindowSize];
    private long _windowStart;
    private int _windowLength;

    /// <summary>The stream's length when reading began.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>
    /// The bytes at <paramref name="position"/>: <paramref name="count"/> of them (at most the window), fewer at the
    /// end of the stream. The span is valid until the next call.
    /// </summary>
    public ReadOnlySpan<byte> Peek(long position, int count)
    {
        if (position < 0 || position >= Length)
            return [];
        var wanted = (int)Math.Min(Math.Min(count, WindowSize), Length - position);
        if (position < _windowStart || position + wanted > _windowStart + _windowLength)
        {
            stream.Position = position;
            _windowStart = position;
            _windowLength = stream.ReadAtLeast(_window, WindowSize, throwOnEndOfStream: false);
            wanted = Math.Min(wanted, _windowLength);
        }

        return _window.AsSpan((int)(position - _windowStart), wanted);
    }

    /// <summary>
    /// Reads a part whole. The caller has bounded <paramref name="count"/>; no more than is present is ever taken.
    /// </summary>
    public byte[] Read(long position, int count, string part)
    {
        if (position < 0 || count > Length - position)
            throw MediaException.Damaged($"The file ends inside its {part}.");
        var bytes = new byte[count];
        stream.Position = position;
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw MediaException.Damaged($"The file ends inside its {part}.");
    }
}
