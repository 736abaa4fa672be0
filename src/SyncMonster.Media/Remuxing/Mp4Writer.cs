using System.Buffers;

namespace SyncMonster.Media.Remuxing;

/// <summary>
/// Writes an mp4 file whose movie header stands before its media data, so that it plays while it is fetched.
/// </summary>
internal static class Mp4Writer
{
    private const int CopyBytes = 1 << 18;

    // Room for the headers before the media data, when it is decided whether offsets fit in 32 bits.
    private const long HeaderAllowance = 256 << 20;

    public static void Write(Stream output, IReadOnlyList<OutputTrack> tracks, uint movieScale, string comment)
    {
        var chunks = ChunkPlan.Of(tracks);
        var size = chunks.Sum(chunk => chunk.Size);
        var wide = size + HeaderAllowance > uint.MaxValue;

        var file = new BoxWriter();
        file.Box("ftyp", () =>
        {
            file.Code("isom");
            file.U32(0x200);
            file.Code("isomiso2mp41");
        });

        // The header's size does not depend on the offsets in it, so it is written once to learn where the data starts.
        var header = wide ? 16 : 8;
        var dataStart = file.Length + Movie(0).Length + header;
        file.Bytes(Movie(dataStart));
        file.U32(wide ? 1 : (uint)(size + header));
        file.Code("mdat");
        if (wide)
            file.U64((ulong)(size + header));
        output.Write(file.Written);
        Copy(chunks, output);

        byte[] Movie(long start) => MovieWriter.Write(tracks, chunks, start, wide, movieScale, comment);
    }

    /// <summary>Copies the packets, those that adjoin in their source at one go.</summary>
    private static void Copy(IReadOnlyList<OutputChunk> chunks, Stream output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        foreach (var chunk in chunks)
        {
            var (start, end) = (chunk.First, chunk.First + chunk.Count);
            while (start < end)
            {
                var first = chunk.Track.Packets[start];
                long length = 0;
                for (; start < end && Adjoins(chunk.Track.Packets[start]); start++)
                    length += chunk.Track.Packets[start].Size;
                Copy(first.Source, first.Offset, length, output, buffer);

                bool Adjoins(Packet packet) => packet.Source == first.Source && packet.Offset == first.Offset + length;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void Copy(Stream source, long offset, long length, Stream output, byte[] buffer)
    {
        source.Position = offset;
        while (length > 0)
        {
            var count = source.Read(buffer, 0, (int)Math.Min(length, buffer.Length));
            if (count == 0)
                throw MediaException.Damaged("The file became shorter while it was read.");
            output.Write(buffer, 0, count);
            length -= count;
        }
    }
}
