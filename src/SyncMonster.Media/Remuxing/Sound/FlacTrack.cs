using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp4;
using SyncMonster.Media.Probing.Wav;
using SyncMonster.Media.Remuxing.Flac;

namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>
/// Makes a FLAC track (Encapsulation of FLAC in ISO Base Media File Format) of a wav file, as long as the picture.
/// </summary>
internal static class FlacTrack
{
    /// <summary>Encodes into <paramref name="scratch"/>, where the packets then lie.</summary>
    public static OutputTrack Encode(ByteSource source, Stream wav, Stream scratch, decimal seconds)
    {
        var file = WavFile.Read(source);
        var format = file.Format;
        if (format.Channels > FlacEncoder.MaximumChannels || format.SampleRate > FlacEncoder.MaximumSampleRate)
        {
            throw MediaException.Unknown(
                $"Sound of {format.Channels} channels at {format.SampleRate} Hz can't be packed without ffmpeg.");
        }

        var samples = new WavSamples(file, wav, FlacEncoder.BlockSize);
        var encoder = new FlacEncoder(format.SampleRate, format.Channels, samples.BitsPerSample);
        var total = SoundLength.Samples(seconds, format.SampleRate);
        var packets = new List<Packet>();
        for (long done = 0; done < total;)
        {
            var count = (int)Math.Min(FlacEncoder.BlockSize, total - done);
            var frame = encoder.Encode(Padded(samples.Read(count), count));
            packets.Add(new Packet(scratch, scratch.Position, (uint)frame.Length, (uint)count, 0, 1, true));
            scratch.Write(frame);
            done += count;
        }

        var description = Describe(format, samples.BitsPerSample, info => encoder.WriteStreamInfo(info, (ulong)total));
        return new OutputTrack(Track.Sound, (uint)format.SampleRate, description, packets, []);
    }

    private static int[][] Padded(int[][] block, int count)
    {
        for (var channel = 0; channel < block.Length; channel++)
            Array.Resize(ref block[channel], count);
        return block;
    }

    private static byte[] Describe(WavFormat format, int bitsPerSample, Action<BoxWriter> streamInfo)
    {
        var writer = new BoxWriter();
        SoundDescription.Write(writer, "fLaC", format.Channels, bitsPerSample, format.SampleRate, () =>
            writer.FullBox("dfLa", 0, 0, () =>
            {
                writer.U8(0x80); // the last metadata block, of type STREAMINFO
                writer.U8(0);
                writer.U16(34);
                streamInfo(writer);
            }));
        return writer.Written.ToArray();
    }
}
