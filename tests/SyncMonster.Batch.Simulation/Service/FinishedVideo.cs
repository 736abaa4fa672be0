using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>The finished video of a generation: a whole mp4 file by its boxes, in which stands whose it is.</summary>
internal static class FinishedVideo
{
    public static byte[] Of(Order order)
    {
        var payload = Encoding.UTF8.GetBytes($"{order.Id}: {order.Step}".PadRight(200 + (order.Id[^1] * 7), '.'));
        return [.. Box("ftyp", "isom0000"u8), .. Box("moov", "movie"u8), .. Box("mdat", payload)];
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        content.CopyTo(box.AsSpan(8));
        return box;
    }
}
