using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Length and format of wav files, with ffprobe and ffmpeg's decoder as judges.</summary>
public sealed class WavFacts(Samples samples)
{
    [Theory]
    [InlineData("u8.wav", "-c:a", "pcm_u8")]
    [InlineData("s16.wav", "-c:a", "pcm_s16le")]
    [InlineData("s24.wav", "-c:a", "pcm_s24le")]
    [InlineData("s32.wav", "-c:a", "pcm_s32le")]
    [InlineData("f32.wav", "-c:a", "pcm_f32le")]
    [InlineData("f64.wav", "-c:a", "pcm_f64le")]
    [InlineData("alaw.wav", "-c:a", "pcm_alaw", "-ar", "8000")]
    [InlineData("mulaw.wav", "-c:a", "pcm_mulaw", "-ar", "8000", "-ac", "1")]
    [InlineData("extensible.wav", "-c:a", "pcm_s16le", "-ac", "6")]
    [InlineData("odd-rate.wav", "-c:a", "pcm_s16le", "-ar", "22051", "-ac", "1")]
    [InlineData("rf64.wav", "-c:a", "pcm_s24le", "-rf64", "always")]
    [InlineData("tagged.wav", "-c:a", "pcm_s16le", "-metadata", "title=A title", "-metadata", "comment=odd")]
    [InlineData("broadcast.wav", "-c:a", "pcm_s24le", "-write_bext", "1", "-metadata", "description=Reel 1")]
    [InlineData("adpcm-ms.wav", "-c:a", "adpcm_ms")]
    [InlineData("adpcm-ima.wav", "-c:a", "adpcm_ima_wav")]
    public void A_wav_is_told_as_ffprobe_tells_it(string name, params string[] arguments)
    {
        var info = Judge.Agrees(samples.Make(name, ["-i", samples.Wav, .. arguments]));

        Assert.Equal(MediaContainer.Wav, info.Container);
        Assert.Equal(info.Seconds, info.Audio!.Seconds);
        Assert.Null(info.Video);
        Assert.Empty(info.Warnings);
    }

    [Fact]
    public void The_length_of_plain_samples_is_exact()
    {
        var path = samples.Make("exact.wav", "-i", samples.Wav, "-af", "atrim=end_sample=100001", "-ar", "48000");

        Assert.Equal(100001m / 48000, MediaProbe.Probe(path).Seconds);
    }

    [Fact]
    public void A_wav_written_to_a_pipe_has_no_size_and_is_read_to_its_end()
    {
        var piped = Tool.FfmpegOutput("-i", samples.Wav, "-f", "wav", "-");

        var info = MediaProbe.Probe(new MemoryStream(piped));

        Assert.Equal(2.5m, info.Seconds);
        Assert.Contains("no size", Assert.Single(info.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x7FFFFFFFu)]
    public void Other_signs_of_an_unknown_size_are_understood(uint size)
    {
        var bytes = WavBytes.Pcm16(1000);
        BitConverter.TryWriteBytes(bytes.AsSpan(40), size);

        Assert.Equal(1000m / 8000, MediaProbe.Probe(new MemoryStream(bytes)).Seconds);
    }

    [Fact]
    public void A_chunk_of_odd_size_is_followed_by_a_byte_of_padding()
    {
        var plain = WavBytes.Pcm16(1000);
        byte[] bytes = [.. plain[..12], .. "junk"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. plain[12..]];

        Assert.Equal(1000m / 8000, MediaProbe.Probe(new MemoryStream(bytes)).Seconds);
    }

    [Fact]
    public void Content_decides_and_not_the_name()
    {
        var renamed = samples.NewPath(".mp4");
        File.Copy(samples.Wav, renamed);

        Assert.Equal(MediaContainer.Wav, MediaProbe.Probe(renamed).Container);
    }
}
