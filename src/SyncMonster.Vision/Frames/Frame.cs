namespace SyncMonster.Vision.Frames;

/// <summary>
/// One picture. Its bytes may be lent from a pool: dispose of it as soon as it has been looked at, and keep no span of
/// it. Not for several threads at once.
/// </summary>
public sealed class Frame : IDisposable
{
    private readonly FramePool? _pool;
    private byte[]? _bytes;

    /// <summary>A picture in memory of its own, black in the terms of <see cref="PixelFormat.Rgb24"/>.</summary>
    /// <param name="format">Its size and layout.</param>
    /// <param name="index">Its number in its video, from 0.</param>
    public Frame(FrameFormat format, long index = 0)
        : this(format, new byte[format.Bytes], index, null)
    {
    }

    internal Frame(FrameFormat format, byte[] bytes, long index, FramePool? pool)
    {
        (Format, Index) = (format, index);
        (_bytes, _pool) = (bytes, pool);
    }

    /// <summary>Its size and layout.</summary>
    public FrameFormat Format { get; }

    /// <summary>Its number among the frames of the video as it is decoded, from 0.</summary>
    public long Index { get; }

    /// <summary>Width in pixels.</summary>
    public int Width => Format.Width;

    /// <summary>Height in pixels.</summary>
    public int Height => Format.Height;

    /// <summary>The bytes of all its planes, one after the other.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public Span<byte> Data => Memory.Span;

    /// <summary>The same, for writing and reading streams.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public Memory<byte> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_bytes is null, this);
            return _bytes.AsMemory(0, Format.Bytes);
        }
    }

    /// <summary>A copy with memory of its own, for keeping.</summary>
    public Frame Copy()
    {
        var copy = new Frame(Format, Index);
        Data.CopyTo(copy.Data);
        return copy;
    }

    /// <summary>Gives the memory back to the pool it came from.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, null) is { } returned)
            _pool?.Return(returned);
    }
}
