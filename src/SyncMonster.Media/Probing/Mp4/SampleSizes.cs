namespace SyncMonster.Media.Probing.Mp4;

/// <summary>The size of every sample, from <c>stsz</c> or <c>stz2</c> (ISO/IEC 14496-12, 8.7.3).</summary>
internal sealed class SampleSizes
{
    private readonly Box _table;
    private readonly uint _fixedSize;
    private readonly int _fieldBits;

    private SampleSizes(Box table, int count, uint fixedSize, int fieldBits)
    {
        _table = table;
        Count = count;
        _fixedSize = fixedSize;
        _fieldBits = fieldBits;
    }

    public static SampleSizes None { get; } = new(default, 0, 1, 0);

    public int Count { get; }

    public uint this[int sample] => _fieldBits switch
    {
        0 => _fixedSize,
        4 => (uint)(_table.U8(12 + (sample / 2)) >> (sample % 2 == 0 ? 4 : 0)) & 15,
        8 => _table.U8(12 + sample),
        16 => _table.U16(12 + (sample * 2)),
        _ => _table.U32(12 + (sample * 4)),
    };

    public static SampleSizes Read(IReadOnlyDictionary<string, Box> boxes)
    {
        if (boxes.TryGetValue("stsz", out var stsz))
        {
            var size = stsz.U32(4);
            if (size == 0)
                return new SampleSizes(stsz, stsz.TableCount(8, 4), 0, 32);
            var count = stsz.U32(8);
            return count <= int.MaxValue
                ? new SampleSizes(stsz, (int)count, size, 0)
                : throw MediaException.Damaged($"A track declares {count} samples.");
        }

        if (!boxes.TryGetValue("stz2", out var stz2))
            return None;
        var bits = stz2.U8(7);
        if (bits is not (4 or 8 or 16))
            throw MediaException.Damaged($"A track declares sample sizes of {bits} bits.");
        var samples = stz2.U32(8);
        return samples <= (ulong)(stz2.Length - 12) * 8 / bits
            ? new SampleSizes(stz2, (int)samples, 0, bits)
            : throw MediaException.Damaged($"Its stz2 table declares {samples} entries but is shorter.");
    }

    /// <summary>Bytes of <paramref name="count"/> samples from <paramref name="first"/>.</summary>
    public long Sum(int first, int count)
    {
        if (_fieldBits == 0)
            return (long)_fixedSize * count;
        long sum = 0;
        for (var i = first; i < first + count; i++)
            sum += this[i];
        return sum;
    }
}
