using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>
/// Makes MP4 files whose structure is right and whose frames are a few bytes of nothing (ISO/IEC 14496-12): all that a
/// parser reads, in no time, without ffmpeg.
/// </summary>
internal static class TinyVideo
{
    private const int TimeScale = 1000;

    public static byte[] Mp4(
        double seconds = 2,
        int width = 640,
        int height = 360,
        int framesPerSecond = 25,
        string brand = "isom",
        byte fill = 1)
    {
        var frames = (int)Math.Round(seconds * framesPerSecond);
        var duration = (uint)(seconds * TimeScale);
        var data = Enumerable.Repeat(fill, frames * 8).ToArray();
        var ftyp = Box("ftyp", Ascii(brand), U32(0x200), Ascii(brand));
        var head = ftyp.Length + 8;
        return [.. ftyp, .. Box("mdat", data), .. Box("moov", Mvhd(duration), Trak(duration, frames, width, height, (uint)head))];
    }

    public static byte[] Mov(double seconds = 2) => Mp4(seconds, brand: "qt  ");

    private static byte[] Mvhd(uint duration) => Box("mvhd",
        U32(0), U32(0), U32(0), U32(TimeScale), U32(duration), U32(0x10000), U16(0x100), new byte[10], Matrix(), new byte[24], U32(2));

    private static byte[] Trak(uint duration, int frames, int width, int height, uint dataAt) => Box("trak",
        Box("tkhd", U32(3), U32(0), U32(0), U32(1), U32(0), U32(duration), new byte[16], Matrix(), U32((uint)width << 16), U32((uint)height << 16)),
        Box("mdia",
            Box("mdhd", U32(0), U32(0), U32(0), U32(TimeScale), U32(duration), U16(0x55C4), U16(0)),
            Box("hdlr", U32(0), U32(0), Ascii("vide"), new byte[12], Ascii("Video\0")),
            Box("minf",
                Box("vmhd", U32(1), new byte[8]),
                Box("dinf", Box("dref", U32(0), U32(1), Box("url ", U32(1)))),
                Box("stbl",
                    Box("stsd", U32(0), U32(1), Avc1(width, height)),
                    Box("stts", U32(0), U32(1), U32((uint)frames), U32(duration / (uint)frames)),
                    Box("stsc", U32(0), U32(1), U32(1), U32((uint)frames), U32(1)),
                    Box("stsz", U32(0), U32(8), U32((uint)frames)),
                    Box("stco", U32(0), U32(1), U32(dataAt))))));

    private static byte[] Avc1(int width, int height) => Box("avc1",
        new byte[6], U16(1), new byte[16], U16((ushort)width), U16((ushort)height), U32(0x480000), U32(0x480000), U32(0), U16(1),
        new byte[32], U16(24), U16(0xFFFF), Box("avcC", [1, 0x42, 0, 30, 0xFF, 0xE0, 0]));

    private static byte[] Matrix() =>
        [.. U32(0x10000), .. new byte[12], .. U32(0x10000), .. new byte[12], .. U32(0x40000000)];

    private static byte[] Box(string type, params ReadOnlySpan<byte[]> parts)
    {
        byte[] content = [];
        foreach (var part in parts)
            content = [.. content, .. part];
        return [.. U32((uint)content.Length + 8), .. Ascii(type), .. content];
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] U16(ushort value) => [(byte)(value >> 8), (byte)value];
}
