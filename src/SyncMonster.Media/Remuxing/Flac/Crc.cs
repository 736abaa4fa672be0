namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>The check sums of FLAC frames (RFC 9639, 9.1.8 and 9.3).</summary>
internal static class Crc
{
    private static readonly ushort[] Table8 = Table(0x07 << 8);
    private static readonly ushort[] Table16 = Table(0x8005);

    /// <summary>x⁸ + x² + x + 1, of a frame's header.</summary>
    public static byte Of8(ReadOnlySpan<byte> bytes)
    {
        // Eight bits held in the upper half of sixteen.
        ushort crc = 0;
        foreach (var value in bytes)
            crc = Table8[(crc >> 8) ^ value];
        return (byte)(crc >> 8);
    }

    /// <summary>x¹⁶ + x¹⁵ + x² + 1, of a whole frame.</summary>
    public static ushort Of16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var value in bytes)
            crc = (ushort)((crc << 8) ^ Table16[(crc >> 8) ^ value]);
        return crc;
    }

    private static ushort[] Table(int polynomial)
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = i << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ polynomial : crc << 1;
            table[i] = (ushort)crc;
        }

        return table;
    }
}
