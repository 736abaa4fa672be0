namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>Writes bits, the highest first, into a buffer that is used again for every frame.</summary>
internal sealed class BitWriter
{
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private ulong pending;
    private int pendingBits;

    /// <summary>The whole bytes written.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => (length, pending, pendingBits) = (0, 0, 0);

    /// <summary>Writes the low <paramref name="count"/> bits of a value, at most 32.</summary>
    public void Bits(uint value, int count)
    {
        pending = (pending << count) | (value & ((1ul << count) - 1));
        pendingBits += count;
        while (pendingBits >= 8)
        {
            pendingBits -= 8;
            if (length == buffer.Length)
                Array.Resize(ref buffer, length * 2);
            buffer[length++] = (byte)(pending >> pendingBits);
        }
    }

    /// <summary>Writes that many zeros and a one.</summary>
    public void Unary(uint zeros)
    {
        for (; zeros >= 31; zeros -= 31)
            Bits(0, 31);
        Bits(1, (int)zeros + 1);
    }

    /// <summary>Fills up the last byte with zeros.</summary>
    public void Align() => Bits(0, (8 - pendingBits) % 8);
}
