using System.Buffers.Binary;

namespace SyncMonster.Media.Probing.Mp3;

/// <summary>
/// The first frame of many mp3 files, which holds no sound but tells of it: Xing or Info with LAME's extension, or
/// VBRI.
/// </summary>
/// <param name="Frames">Frames of sound that follow; null where it does not say.</param>
/// <param name="Delay">Samples that the encoder put before the sound.</param>
/// <param name="Padding">Samples that it put after the sound.</param>
internal sealed record Mp3InfoFrame(uint? Frames, int Delay, int Padding)
{
    // Xing flags: which fields are there, in this order.
    private const uint HasFrames = 1, HasBytes = 2, HasIndex = 4, HasQuality = 8;

    private const int IndexSize = 100;

    public static Mp3InfoFrame? Read(ByteSource source, long position, Mp3Header header)
    {
        var frame = source.Peek(position, header.FrameSize);
        var fields = Mp3Header.Length + header.SideSize;
        if (frame.Length >= fields + 8 && (At(frame, fields, "Xing"u8) || At(frame, fields, "Info"u8)))
            return Xing(frame[(fields + 4)..]);

        // VBRI stands at a fixed place, whatever the channels.
        return frame.Length >= 36 + 18 && At(frame, 36, "VBRI"u8)
            ? new Mp3InfoFrame(BinaryPrimitives.ReadUInt32BigEndian(frame[(36 + 14)..]), 0, 0)
            : null;
    }

    private static Mp3InfoFrame Xing(ReadOnlySpan<byte> fields)
    {
        var flags = BinaryPrimitives.ReadUInt32BigEndian(fields);
        fields = fields[4..];
        uint? frames = null;
        if ((flags & HasFrames) != 0 && fields.Length >= 4)
        {
            frames = BinaryPrimitives.ReadUInt32BigEndian(fields);
            fields = fields[4..];
        }

        var skip = ((flags & HasBytes) != 0 ? 4 : 0) + ((flags & HasIndex) != 0 ? IndexSize : 0)
            + ((flags & HasQuality) != 0 ? 4 : 0);

        // LAME's extension: nine letters of name and version, and twelve bytes on, delay and padding of 12 bits each.
        if (fields.Length < skip + 24)
            return new Mp3InfoFrame(frames, 0, 0);
        var lame = fields[skip..];
        return At(lame, 0, "LAME"u8) || At(lame, 0, "Lavf"u8) || At(lame, 0, "Lavc"u8)
            ? new Mp3InfoFrame(frames, (lame[21] << 4) | (lame[22] >> 4), ((lame[22] & 15) << 8) | lame[23])
            : new Mp3InfoFrame(frames, 0, 0);
    }

    private static bool At(ReadOnlySpan<byte> bytes, int offset, ReadOnlySpan<byte> code) =>
        bytes[offset..].StartsWith(code);
}
