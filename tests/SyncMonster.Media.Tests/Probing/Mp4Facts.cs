using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Length and tracks of mp4 and mov files, with ffprobe as the judge.</summary>
public sealed class Mp4Facts(Samples samples)
{
    private const decimal Millisecond = 0.001m;

    [Fact]
    public void An_ordinary_mp4_is_told_as_ffprobe_tells_it()
    {
        var info = AgreesWithFfprobe(samples.Mp4);

        Assert.Equal(MediaContainer.Mp4, info.Container);
        Assert.Equal(3.003m, info.Seconds);
        Assert.Equal(new VideoTrack("h264", 640, 360, 0, 30000 / 1001.0, 90, 3.003m), info.Video);
        Assert.Equal("aac", info.Audio!.Codec);
        Assert.Empty(info.Warnings);
    }

    private static MediaInfo AgreesWithFfprobe(string path)
    {
        var info = MediaProbe.Probe(path);
        var judge = Tool.Ffprobe(path, "-count_frames");
        Assert.InRange(info.Seconds - Tool.Number(judge["format"]!["duration"]), -Millisecond, Millisecond);
        foreach (var stream in judge["streams"]!.AsArray())
        {
            switch (stream!["codec_type"]!.GetValue<string>())
            {
                case "video":
                    Assert.Equal(stream["codec_name"]!.GetValue<string>(), info.Video!.Codec);
                    Assert.Equal(stream["width"]!.GetValue<int>(), info.Video.Width);
                    Assert.Equal(stream["height"]!.GetValue<int>(), info.Video.Height);
                    Assert.Equal((long)Tool.Number(stream["nb_read_frames"]), info.Video.FrameCount);
                    break;
                case "audio":
                    Assert.Equal(stream["codec_name"]!.GetValue<string>(), info.Audio!.Codec);
                    Assert.Equal((int)Tool.Number(stream["sample_rate"]), info.Audio.SampleRate);
                    Assert.Equal(stream["channels"]!.GetValue<int>(), info.Audio.Channels);
                    break;
            }
        }

        return info;
    }
}
