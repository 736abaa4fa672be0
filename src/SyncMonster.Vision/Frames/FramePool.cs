using System.Collections.Concurrent;

namespace SyncMonster.Vision.Frames;

/// <summary>Memory for frames of one size. It grows to as many as are in use at once, and no further.</summary>
internal sealed class FramePool(FrameFormat format)
{
    private readonly ConcurrentBag<byte[]> free = [];

    public Frame Rent(long index) =>
        new(format, free.TryTake(out var bytes) ? bytes : new byte[format.Bytes], index, this);

    public void Return(byte[] bytes) => free.Add(bytes);
}
