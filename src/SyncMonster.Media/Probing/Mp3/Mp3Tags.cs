using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SyncMonster.Media.Probing.Mp3;

/// <summary>Finds where the sound lies between the tags of an mp3 file (ID3v1, ID3v2, APE, Lyrics3).</summary>
internal static class Mp3Tags
{
    private const int Id3v1Length = 128;

    /// <summary>The first byte after the tags at the start; 0 where there are none.</summary>
    public static long Start(ByteSource source)
    {
        long position = 0;
        for (var count = 0; count < Limits.Mp3Tags; count++)
        {
            var head = source.Peek(position, 10);
            if (head.Length < 10 || !head.StartsWith("ID3"u8) || (head[6] | head[7] | head[8] | head[9]) >= 128)
                break;

            // The size is written in groups of seven bits; a footer repeats the header (ID3v2.4.0 structure, 3.1, 3.4).
            var size = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9];
            position += 10 + size + ((head[5] & 16) != 0 ? 10 : 0);
            if (position > source.Length)
                throw MediaException.Damaged("The file ends inside its ID3 tag.");
        }

        return position;
    }

    /// <summary>The end of the sound: the first byte of the tags after it.</summary>
    public static long End(ByteSource source, long start)
    {
        var end = source.Length;
        for (var count = 0; count < Limits.Mp3Tags; count++)
        {
            var length = Trailing(source, end);
            if (length == 0 || length > end - start)
                break;
            end -= length;
        }

        return end;
    }

    private static long Trailing(ByteSource source, long end)
    {
        if (source.Peek(end - Id3v1Length, 3).SequenceEqual("TAG"u8))
            return Id3v1Length;

        var foot = source.Peek(end - 32, 32);
        if (foot.StartsWith("APETAGEX"u8))
        {
            // The size leaves out the header, whose presence a flag tells (APEv2).
            long size = BinaryPrimitives.ReadUInt32LittleEndian(foot[12..]);
            var hasHeader = (BinaryPrimitives.ReadUInt32LittleEndian(foot[20..]) & 0x80000000) != 0;
            return size + (hasHeader ? 32 : 0);
        }

        var lyrics = source.Peek(end - 15, 15);
        return lyrics.EndsWith("LYRICS200"u8)
            && int.TryParse(
                Encoding.ASCII.GetString(lyrics[..6]), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes + 15
            : 0;
    }
}
