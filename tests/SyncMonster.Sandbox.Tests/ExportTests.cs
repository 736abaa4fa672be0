using System.Globalization;
using System.Net;
using System.Text.Json;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Real outputs, with ffmpeg.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    public async Task An_output_has_the_new_audio_and_the_length_of_its_source(double audioSeconds)
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var video = await RealMedia.VideoAsync(3);

        var (status, file) = await DubAsync(client, video, TinyAudio.Wav(audioSeconds));
        Assert.Equal("Success", status.Data.GetProperty("status").GetString());
        var probe = await RealMedia.ProbeAsync(file);
        var (picture, sound) = Streams(probe);
        Assert.Equal("h264", picture.GetProperty("codec_name").GetString());
        Assert.Equal("75", picture.GetProperty("nb_read_packets").GetString());
        Assert.Equal("aac", sound.GetProperty("codec_name").GetString());
        Assert.Equal(3, Seconds(picture), 3);
        Assert.Equal(3, Seconds(sound), 0.03);
        Assert.Equal(3, Seconds(probe.GetProperty("format")), 0.03);
        Assert.Contains(
            "sandbox",
            probe.GetProperty("format").GetProperty("tags").GetProperty("comment").GetString(),
            StringComparison.Ordinal);
        Assert.True(IndexOf(file, "moov"u8) < IndexOf(file, "mdat"u8), "moov stands before mdat");
    }

    [Fact]
    public async Task A_video_of_another_codec_and_odd_size_becomes_H264()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var video = await RealMedia.VideoAsync(
            2, "161x121", ".mov", "-c:v", "mjpeg", "-pix_fmt", "yuvj444p", "-c:a", "pcm_s16le");

        var (_, file) = await DubAsync(client, video, await RealMedia.Mp3Async(2), "audio.mp3");
        var (picture, sound) = Streams(await RealMedia.ProbeAsync(file));
        Assert.Equal(
            ("h264", "aac"),
            (picture.GetProperty("codec_name").GetString(), sound.GetProperty("codec_name").GetString()));
        Assert.Equal("50", picture.GetProperty("nb_read_packets").GetString());
    }

    [Fact]
    public async Task A_streamed_wav_that_does_not_know_its_length_is_whole()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var audio = TinyAudio.Wav(2);
        audio.AsSpan(4, 4).Fill(0xFF);
        audio.AsSpan(40, 4).Fill(0xFF);
        var (status, _) = await DubAsync(client, await RealMedia.VideoAsync(2), audio);
        Assert.Equal("Success", status.Data.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_ffmpeg_the_pictures_packets_are_copied_and_the_new_audio_is_put_in()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        using var client = new SandboxClient(server);
        var (_, wav) = await DubAsync(client, await RealMedia.VideoAsync(3), TinyAudio.Wav(1));
        var (_, mp3) = await DubAsync(client, await RealMedia.VideoAsync(3), await RealMedia.Mp3Async(5), "a.mp3");
        foreach (var (file, codec) in new[] { (wav, "flac"), (mp3, "mp3") })
        {
            var probe = await RealMedia.ProbeAsync(file);
            var (picture, sound) = Streams(probe);
            Assert.Equal(
                ("h264", "75", codec),
                (picture.GetProperty("codec_name").GetString(), picture.GetProperty("nb_read_packets").GetString(), sound.GetProperty("codec_name").GetString()));
            Assert.Equal(3, Seconds(probe.GetProperty("format")), 0.03);
            Assert.Contains(
                "sandbox",
                probe.GetProperty("format").GetProperty("tags").GetProperty("comment").GetString(),
                StringComparison.Ordinal);
        }
    }

    private static async Task<(Answered Status, byte[] File)> DubAsync(
        SandboxClient client, byte[] video, byte[] audio, string name = "audio.wav")
    {
        var job = await client.GenerateAsync(await client.FoundFaceIdAsync(video), audio, name);
        Assert.Equal(HttpStatusCode.Created, job.Status);
        var id = job.Data.GetProperty("request_id").GetString();
        var status = await client.UntilDoneAsync($"/get-status?request_id={id}");
        return (status, await client.Http.GetByteArrayAsync(client.Url($"/get-file?request_id={id}")));
    }

    private static (JsonElement Picture, JsonElement Sound) Streams(JsonElement probe)
    {
        var streams = probe.GetProperty("streams").EnumerateArray().ToList();
        return (
            streams.FirstOrDefault(s => s.GetProperty("codec_type").GetString() == "video"),
            streams.FirstOrDefault(s => s.GetProperty("codec_type").GetString() == "audio"));
    }

    private static double Seconds(JsonElement element) =>
        double.Parse(element.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);

    private static int IndexOf(byte[] file, ReadOnlySpan<byte> type) => file.AsSpan().IndexOf(type);
}
