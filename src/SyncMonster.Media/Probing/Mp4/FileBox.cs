using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Media.Probing.Mp4;

/// <summary>A box at the top of a file, known by its header only.</summary>
/// <param name="Type">Its four-letter code.</param>
/// <param name="Start">Where its header starts.</param>
/// <param name="HeaderSize">8 bytes, or 16 with a 64-bit size.</param>
/// <param name="Size">The size it declares, header included; to the end of the file where it declares none.</param>
/// <param name="Available">How many of those bytes the file has.</param>
internal readonly record struct FileBox(string Type, long Start, int HeaderSize, ulong Size, long Available)
{
    public bool IsCut => Size > (ulong)Available;

    public long End => Start + Available;

    /// <summary>
    /// The boxes of the file in order. A header that can't be one (a size smaller than itself, a code that is no text,
    /// fewer than 8 bytes left) ends the walk; <paramref name="rest"/> is told where.
    /// </summary>
    public static IEnumerable<FileBox> Walk(ByteSource source, Action<long> rest)
    {
        long position = 0;
        for (var count = 0; position < source.Length; count++)
        {
            if (count == Limits.TopLevelBoxes)
                throw MediaException.Damaged("It holds too many boxes.");
            if (TryRead(source, position) is not { } box)
            {
                rest(position);
                yield break;
            }

            yield return box;
            position = box.End;
        }
    }

    public Box Load(ByteSource source, int limit)
    {
        if (IsCut)
            throw MediaException.Damaged(
                $"The file ends inside its {Type} box: {Available} of {Size} bytes are there.");
        if (Available > limit)
            throw MediaException.Damaged($"Its {Type} box is larger than {limit >> 20} MiB.");
        return new Box(Type, source.Read(Start + HeaderSize, (int)Available - HeaderSize, $"{Type} box"));
    }

    private static FileBox? TryRead(ByteSource source, long position)
    {
        var bytes = source.Peek(position, 16);
        if (bytes.Length < 8)
            return null;
        ulong size = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var header = 8;
        if (size == 1)
        {
            if (bytes.Length < 16)
                return null;
            size = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
            header = 16;
        }

        var type = Encoding.Latin1.GetString(bytes.Slice(4, 4));
        var left = source.Length - position;
        if (size == 0)
            size = (ulong)left;
        // The copyright sign stands in QuickTime's own codes.
        if (size < (ulong)header || !type.All(character => character is >= ' ' and <= '~' or '©'))
            return null;
        return new FileBox(type, position, header, size, (long)Math.Min(size, (ulong)left));
    }
}
