namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>Decodes the logarithmic samples of telephony (ITU-T G.711) to 16 bits.</summary>
internal static class G711
{
    public static int ALaw(byte coded)
    {
        var bits = coded ^ 0x55;
        var segment = (bits >> 4) & 7;
        var value = ((bits & 15) << 4) + 8;
        if (segment > 0)
            value = (value + 0x100) << (segment - 1);
        return (bits & 0x80) != 0 ? value : -value;
    }

    public static int MuLaw(byte coded)
    {
        const int Bias = 0x84;
        var bits = ~coded;
        var value = ((((bits & 15) << 3) + Bias) << ((bits >> 4) & 7)) - Bias;
        return (bits & 0x80) != 0 ? -value : value;
    }
}
