using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp3;
using SyncMonster.Media.Probing.Mp4;

namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>
/// Takes the frames of an mp3 file over as they are, as many as the picture needs, with silent ones where they end.
/// </summary>
internal static class Mp3Track
{
    // What every decoder of layer III adds to the encoder's delay.
    private const int DecoderDelay = 529;

    public static OutputTrack Read(ByteSource source, Stream mp3, decimal seconds, uint movieScale)
    {
        var file = Mp3File.Read(source);
        var header = file.Header;
        var rate = header.SampleRate;
        var shown = SoundLength.Samples(seconds, rate);
        var delay = file.Info is { Delay: > 0 } info ? info.Delay + DecoderDelay : 0;

        var needed = (int)((shown + delay + header.Samples - 1) / header.Samples);
        var packets = new List<Packet>(needed);
        foreach (var (position, frame) in file.Frames().Take(needed))
            packets.Add(Packet(mp3, position, frame.FrameSize));
        if (packets.Count < needed)
        {
            var silence = Mp3Silence.Frame(header);
            var silent = new MemoryStream(silence, writable: false);
            while (packets.Count < needed)
                packets.Add(Packet(silent, 0, silence.Length));
        }

        // The last frame ends with the picture, so that the track is not a frame too long.
        var excess = ((long)needed * header.Samples) - shown - delay;
        packets[^1] = packets[^1] with { Duration = (uint)(header.Samples - excess) };
        var length = (long)Math.Round(seconds * movieScale, MidpointRounding.AwayFromZero);
        IReadOnlyList<OutputEdit> edits = delay > 0 ? [new OutputEdit(length, delay)] : [];
        return new OutputTrack(Track.Sound, (uint)rate, Describe(header, packets), packets, edits);

        Packet Packet(Stream stream, long position, int size) =>
            new(stream, position, (uint)size, (uint)header.Samples, 0, 1, true);
    }

    private static byte[] Describe(Mp3Header header, List<Packet> packets)
    {
        var seconds = Math.Max(1, (decimal)packets.Count * header.Samples / header.SampleRate);
        var average = (uint)Math.Min(uint.MaxValue, packets.Sum(packet => packet.Size) * 8 / seconds);
        var writer = new BoxWriter();
        SoundDescription.Write(writer, "mp4a", header.Channels, 16, header.SampleRate, () =>
            writer.FullBox("esds", 0, 0, () => ElementaryStream(writer, header, average)));
        return writer.Written.ToArray();
    }

    /// <summary>
    /// The elementary stream descriptor (ISO/IEC 14496-1, 7.2.6): a decoder configuration inside, a sync layer behind.
    /// </summary>
    private static void ElementaryStream(BoxWriter writer, Mp3Header header, uint average)
    {
        const byte Mpeg1Audio = 0x6B, Mpeg2Audio = 0x69, AudioStream = 0x15;
        writer.U8(3);
        writer.U8(3 + 2 + 13 + 3);
        writer.U16(0);
        writer.U8(0);
        writer.U8(4);
        writer.U8(13);
        writer.U8(header.IsMpeg1 ? Mpeg1Audio : Mpeg2Audio);
        writer.U8(AudioStream);
        writer.Zeros(3); // buffer size
        writer.U32((uint)Math.Max(header.BitsPerSecond, average));
        writer.U32(average);
        writer.U8(6);
        writer.U8(1);
        writer.U8(2); // as in an mp4 file
    }
}
