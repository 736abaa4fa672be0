using System.Globalization;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Compares the probe with ffprobe, which counts frames by decoding them.</summary>
internal static class Judge
{
    private const decimal Millisecond = 0.001m;

    /// <param name="path">A file.</param>
    /// <param name="within">
    /// How far the lengths may be apart: ffprobe counts what stands before the first frame otherwise.
    /// </param>
    public static MediaInfo Agrees(string path, decimal within = Millisecond)
    {
        var info = MediaProbe.Probe(path);
        var judge = Tool.Ffprobe(path, "-count_frames");
        Assert.InRange(info.Seconds - Tool.Number(judge["format"]!["duration"]), -within, within);
        foreach (var stream in judge["streams"]!.AsArray())
        {
            var codec = stream!["codec_name"]?.GetValue<string>();
            switch (stream["codec_type"]!.GetValue<string>())
            {
                case "video":
                    Assert.Equal(codec, info.Video!.Codec);
                    Assert.Equal(stream["width"]!.GetValue<int>(), info.Video.Width);
                    Assert.Equal(stream["height"]!.GetValue<int>(), info.Video.Height);
                    Assert.Equal((long)Tool.Number(stream["nb_read_frames"]), info.Video.FrameCount);
                    Assert.Equal(Fraction(stream["avg_frame_rate"]!.GetValue<string>()), info.Video.FramesPerSecond, 3);
                    break;
                case "audio":
                    Assert.Equal(codec, info.Audio!.Codec);
                    Assert.Equal((int)Tool.Number(stream["sample_rate"]), info.Audio.SampleRate);
                    Assert.Equal(stream["channels"]!.GetValue<int>(), info.Audio.Channels);
                    break;
            }
        }

        return info;
    }

    /// <summary>How long the sound is that ffmpeg decodes, to the sample.</summary>
    public static decimal DecodedSeconds(string path, AudioTrack audio)
    {
        var bytes = Tool.FfmpegOutput(
            "-i", path, "-map", "0:a", "-f", "s16le", "-ac", audio.Channels.ToString(CultureInfo.InvariantCulture), "-");
        return (decimal)bytes.Length / 2 / audio.Channels / audio.SampleRate;
    }

    private static double Fraction(string fraction)
    {
        var parts = fraction.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts[0] / parts[1];
    }

    public static bool SameContent(MediaInfo one, MediaInfo other) =>
        one with { Warnings = [] } == other with { Warnings = [] } && one.Warnings.SequenceEqual(other.Warnings);
}
