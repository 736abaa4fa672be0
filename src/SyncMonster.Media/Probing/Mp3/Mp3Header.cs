using System.Buffers.Binary;

namespace SyncMonster.Media.Probing.Mp3;

/// <summary>
/// The four bytes at the start of an MPEG audio frame of layer III (ISO/IEC 11172-3, 2.4.1.3; 13818-3).
/// </summary>
internal readonly record struct Mp3Header(uint Bits)
{
    public const int Length = 4;

    private const int Mpeg1 = 3;
    private const int Layer3 = 1;
    private const int SingleChannel = 3;

    private static readonly int[] Mpeg1Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2Kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Mpeg1Rates = [44100, 48000, 32000];

    /// <summary>3 for MPEG-1, 2 for MPEG-2, 0 for its extension to the lowest rates ("2.5").</summary>
    public int Version => (int)(Bits >> 19) & 3;

    public bool IsMpeg1 => Version == Mpeg1;

    public bool HasChecksum => (Bits & 0x10000) == 0;

    public int BitsPerSecond => (IsMpeg1 ? Mpeg1Kilobits : Mpeg2Kilobits)[BitrateIndex] * 1000;

    public int SampleRate => Mpeg1Rates[RateIndex] >> Version switch { Mpeg1 => 0, 2 => 1, _ => 2 };

    public int Channels => ((Bits >> 6) & 3) == SingleChannel ? 1 : 2;

    /// <summary>Samples for each channel.</summary>
    public int Samples => IsMpeg1 ? 1152 : 576;

    /// <summary>Bytes of the whole frame.</summary>
    public int FrameSize => (Samples / 8 * BitsPerSecond / SampleRate) + (int)((Bits >> 9) & 1);

    /// <summary>Bytes of side information after the header and its checksum.</summary>
    public int SideSize => (IsMpeg1, Channels) switch { (true, 1) => 17, (true, _) => 32, (_, 1) => 9, _ => 17 };

    private int BitrateIndex => (int)(Bits >> 12) & 15;

    private int RateIndex => (int)(Bits >> 10) & 3;

    /// <summary>
    /// Reads a header; null where the bytes are none. A frame of "free" bit rate does not tell its own size and is not
    /// taken.
    /// </summary>
    public static Mp3Header? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || bytes[0] != 0xFF)
            return null;
        var bits = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var header = new Mp3Header(bits);
        var isSync = bits >> 21 == 0x7FF;
        var isLayer3 = ((bits >> 17) & 3) == Layer3;
        return isSync && isLayer3 && header.Version != 1 && header.BitrateIndex is not (0 or 15)
            && header.RateIndex != 3
            ? header
            : null;
    }

    /// <summary>Whether both may stand in one stream: version and rate never change within one.</summary>
    public bool FitsWith(Mp3Header other) => Version == other.Version && RateIndex == other.RateIndex;
}
