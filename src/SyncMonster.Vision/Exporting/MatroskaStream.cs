using System.Buffers.Binary;
using System.Text;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Exporting;

/// <summary>
/// Writes raw pictures into a pipe as Matroska (RFC 9559), because raw video itself cannot say when a picture is shown.
/// </summary>
/// <param name="output">The pipe.</param>
/// <param name="format">The pictures' size; they are <see cref="PixelFormat.Yuv420p"/>.</param>
/// <param name="lastDuration">
/// How long the last picture is shown, in ticks. ffmpeg keeps the times of pictures, not how long they are shown, and
/// takes the usual time of a picture for the last one's; where nothing tells it, the last one is shown for no time.
/// </param>
internal sealed class MatroskaStream(Stream output, FrameFormat format, long lastDuration)
{
    /// <summary>Times are counted in millionths of a second.</summary>
    public const int TicksASecond = 1_000_000;

    private const long Nanoseconds = 1_000_000_000;

    // Elements are named as in the specification.
    private const uint Ebml = 0x1A45DFA3, DocType = 0x4282, Segment = 0x18538067;
    private const uint Info = 0x1549A966, TimestampScale = 0x2AD7B1, MuxingApp = 0x4D80, WritingApp = 0x5741;
    private const uint Tracks = 0x1654AE6B, TrackEntry = 0xAE, TrackNumber = 0xD7, TrackUid = 0x73C5, TrackType = 0x83;
    private const uint DefaultDuration = 0x23E383, CodecId = 0x86, Video = 0xE0;
    private const uint PixelWidth = 0xB0, PixelHeight = 0xBA, ColourSpace = 0x2EB524;
    private const uint Cluster = 0x1F43B675, Timestamp = 0xE7, BlockGroup = 0xA0, Block = 0xA1, BlockDuration = 0x9B;

    private static readonly byte[] UnknownSize = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>Writes what stands before the first picture.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        var name = Encoding.ASCII.GetBytes("SyncMonster");
        await output.WriteAsync(
            (byte[])[
                .. Element(Ebml, Element(DocType, "matroska"u8)),
                .. Id(Segment), .. UnknownSize,
                .. Element(Info,
                [
                    .. Number(TimestampScale, Nanoseconds / TicksASecond),
                    .. Element(MuxingApp, name), .. Element(WritingApp, name),
                ]),
                .. Element(Tracks, Element(TrackEntry,
                [
                    .. Number(TrackNumber, 1), .. Number(TrackUid, 1), .. Number(TrackType, 1),
                    .. Number(DefaultDuration, lastDuration * Nanoseconds / TicksASecond),
                    .. Element(CodecId, "V_UNCOMPRESSED"u8),
                    .. Element(
                        Video,
                        [
                            .. Number(PixelWidth, format.Width), .. Number(PixelHeight, format.Height),
                            .. Element(ColourSpace, "I420"u8),
                        ]),
                ])),
            ],
            ct);
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="time">When it is shown, in ticks.</param>
    /// <param name="duration">How long, in ticks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task WriteAsync(Frame picture, long time, long duration, CancellationToken ct)
    {
        // The block: track 1, no time of its own, no flags. Its size stands before it, so that the picture is not
        // copied.
        byte[] start = [0x81, 0, 0, 0];
        var block = (byte[])[.. Id(Block), .. Size(start.Length + format.Bytes), .. start];
        var lasts = Number(BlockDuration, duration);
        var group =
            (byte[])[.. Id(BlockGroup), .. Size(lasts.Length + block.Length + format.Bytes), .. lasts, .. block];
        var stamp = Number(Timestamp, time);
        await output.WriteAsync(
            (byte[])[.. Id(Cluster), .. Size(stamp.Length + group.Length + format.Bytes), .. stamp, .. group], ct);
        await output.WriteAsync(picture.Memory, ct);
    }

    private static byte[] Element(uint id, ReadOnlySpan<byte> content) =>
        [.. Id(id), .. Size(content.Length), .. content];

    private static byte[] Number(uint id, long value)
    {
        var content = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(content, value);
        return Element(id, content);
    }

    private static byte[] Id(uint id)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes.AsSpan().TrimStart((byte)0).ToArray();
    }

    private static byte[] Size(long length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length | (1L << 56));
        return bytes;
    }
}
