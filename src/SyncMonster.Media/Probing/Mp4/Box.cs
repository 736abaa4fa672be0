using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// A box held in memory (ISO/IEC 14496-12, 4.2): its type and its body. Every field is read with its bounds checked, so
/// a box that is too short for what it declares is refused in plain words.
/// </summary>
internal readonly record struct Box(string Type, ReadOnlyMemory<byte> Body)
{
    public int Length => Body.Length;

    public byte U8(int offset) => At(offset, 1)[0];

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(At(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(At(offset, 4));

    public int I32(int offset) => BinaryPrimitives.ReadInt32BigEndian(At(offset, 4));

    public ulong U64(int offset) => BinaryPrimitives.ReadUInt64BigEndian(At(offset, 8));

    public long I64(int offset) => BinaryPrimitives.ReadInt64BigEndian(At(offset, 8));

    public double F64(int offset) => BinaryPrimitives.ReadDoubleBigEndian(At(offset, 8));

    public string Code(int offset) => Encoding.Latin1.GetString(At(offset, 4));

    /// <summary>The 24 flag bits of a full box.</summary>
    public uint Flags => U32(0) & 0xFFFFFF;

    /// <summary>The version of a full box.</summary>
    public byte Version => U8(0);

    /// <summary>
    /// The boxes inside, starting at <paramref name="offset"/>. A size of zero ends the list, as in QuickTime.
    /// </summary>
    public IEnumerable<Box> Children(int offset = 0)
    {
        for (var count = 0; Length - offset >= 8; count++)
        {
            if (count == Limits.ChildBoxes)
                throw MediaException.Damaged($"Its {Name} box holds too many boxes.");
            ulong size = U32(offset);
            var header = 8;
            if (size == 0)
                yield break;
            if (size == 1)
            {
                size = U64(offset + 8);
                header = 16;
            }

            var type = Code(offset + 4);
            if (size < (ulong)header || size > (ulong)(Length - offset))
                throw MediaException.Damaged(
                    $"The {ContentFormat.Printable(type)} box does not fit inside its {Name} box.");
            yield return new Box(type, Body.Slice(offset + header, (int)size - header));
            offset += (int)size;
        }
    }

    public Box? Child(string type, int offset = 0)
    {
        foreach (var child in Children(offset))
        {
            if (child.Type == type)
                return child;
        }

        return null;
    }

    /// <summary>
    /// The number of entries a table declares at <paramref name="offset"/>, proven to lie inside the box.
    /// </summary>
    public int TableCount(int offset, int entrySize)
    {
        var count = U32(offset);
        return count <= (uint)((Length - offset - 4) / entrySize)
            ? (int)count
            : throw MediaException.Damaged($"Its {Name} table declares {count} entries but is shorter.");
    }

    private string Name => ContentFormat.Printable(Type);

    private ReadOnlySpan<byte> At(int offset, int count) => offset <= Length - count
        ? Body.Span.Slice(offset, count)
        : throw MediaException.Damaged($"Its {Name} box is too short.");
}
