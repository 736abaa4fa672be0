using System.Collections.Concurrent;

namespace SyncMonster.Vision.Frames;

/// <summary>Memory for frames of one size. It grows to as many as are in use at once, and no further.</summary>
internal sealed class FramePool(FrameFormat format)
{
    private readonly ConcurrentBag<byte[]> _free = [];

    public Frame Rent(long index) =>
        new(format, _free.TryTake(out var bytes) ? bytes : new byte[format.Bytes], index, this);

    public void Return(byte[] bytes) => _free.Add(bytes);
}
