using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>
/// The smallest file that a delivery's check takes for an mp4: the boxes it must have, and 16 KB of data.
/// </summary>
internal static class SmallVideo
{
    public static byte[] Bytes { get; } = Make(16 * 1024);

    private static byte[] Make(int data)
    {
        var bytes = new byte[32 + data];
        var at = 0;
        foreach (var (type, size) in new[] { ("ftyp", 16), ("moov", 16), ("mdat", data) })
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), size);
            Encoding.ASCII.GetBytes(type).CopyTo(bytes, at + 4);
            at += size;
        }

        return bytes;
    }
}
