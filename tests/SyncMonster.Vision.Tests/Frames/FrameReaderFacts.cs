using SyncMonster.Media;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Frames;

/// <summary>Decoding with ffmpeg, frame by frame.</summary>
public sealed class FrameReaderFacts(Clips clips)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private static readonly string[] Lossless =
        ["-c:v", "libx264", "-qp", "0", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

    /// <summary>Twelve frames, each brighter than the one before: the luma of frame n is 40 + 10 n.</summary>
    private Task<string> Steps(params string[] more) => clips.MakeAsync(
        ".mp4",
        ["-f", "lavfi", "-i", "color=black:s=64x48:r=25:d=0.48,format=yuv420p,geq=lum='40+10*N':cb=128:cr=128", .. Lossless, .. more]);

    private static FrameRequest As(int width, int height, PixelFormat pixels = PixelFormat.Yuv420p) =>
        new(new FrameFormat(width, height, pixels));

    private static async Task<List<Frame>> ReadAsync(string path, FrameRequest request)
    {
        List<Frame> frames = [];
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(path, request, Long, TestContext.Current.CancellationToken))
            frames.Add(frame);
        return frames;
    }

    [Theory]
    [InlineData(PixelFormat.Yuv420p)]
    [InlineData(PixelFormat.Yuv444p)]
    [InlineData(PixelFormat.Rgb24)]
    public async Task Every_frame_comes_once_in_order(PixelFormat pixels)
    {
        var frames = await ReadAsync(await Steps(), As(64, 48, pixels));

        Assert.Equal(Enumerable.Range(0, 12).Select(n => (long)n), frames.Select(f => f.Index));
        var levels = frames.ConvertAll(f => (int)f.Data[100]);
        Assert.InRange(levels[0], pixels == PixelFormat.Rgb24 ? 27 : 40, pixels == PixelFormat.Rgb24 ? 28 : 40);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 10, 12));
    }

    [Fact]
    public async Task Of_some_frames_every_third_keeps_its_number()
    {
        var frames = await ReadAsync(await Steps(), As(64, 48) with { Every = 3 });

        Assert.Equal([0L, 3, 6, 9], frames.Select(f => f.Index));
        Assert.Equal([40, 70, 100, 130], frames.Select(f => (int)f.Data[0]));
    }

    [Fact]
    public async Task Uneven_time_stamps_neither_add_nor_drop_frames()
    {
        var uneven = await Steps(
            "-vf", "setpts='(N+floor(N*N/5))/25/TB'", "-fps_mode", "vfr", "-video_track_timescale", "25000");

        Assert.Equal(12, MediaProbe.Probe(uneven).Video!.FrameCount);
        Assert.Equal(12, (await ReadAsync(uneven, As(64, 48))).Count);
    }

    [Fact]
    public async Task A_turned_video_comes_upright()
    {
        // White on the left of what is stored: turned clockwise it is on top, counter-clockwise at the bottom.
        var stored = await clips.MakeAsync(
            ".mp4", ["-f", "lavfi", "-i", "color=black:s=64x48:r=25:d=0.2,drawbox=w=32:color=white:t=fill", .. Lossless]);
        var turned = await clips.MakeAsync(".mp4", "-i", stored, "-c", "copy", "-metadata:s:v", "rotate=90");
        var format = FrameFormat.Of(MediaProbe.Probe(turned).Video!, PixelFormat.Yuv420p);

        var frame = (await ReadAsync(turned, new FrameRequest(format)))[0];

        Assert.Equal((48, 64), (frame.Width, frame.Height));
        var (first, last) = (frame.Data[(5 * 48) + 24], frame.Data[(60 * 48) + 24]);
        var clockwise = MediaProbe.Probe(turned).Video!.RotationDegrees == 90;
        Assert.InRange(clockwise ? first : last, 230, 240);
        Assert.InRange(clockwise ? last : first, 14, 18);
    }

    [Fact]
    public async Task Odd_sizes_and_filters_are_obeyed()
    {
        var frame = (await ReadAsync(await Steps(), As(33, 21) with { Filter = "negate" }))[0];

        Assert.Equal((33 * 21) + (2 * 17 * 11), frame.Data.Length);
        Assert.InRange(frame.Data[0], 210, 216);
    }

    [Fact]
    public async Task Frames_given_back_are_used_again()
    {
        HashSet<byte[]> memory = new(ReferenceEqualityComparer.Instance);
        var reader = new FrameReader(Clips.Tools);
        var clip = await Steps("-vf", "loop=20:12");
        await foreach (var frame in reader.ReadAsync(clip, As(64, 48), Long, TestContext.Current.CancellationToken))
        {
            Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(frame.Memory, out var array));
            memory.Add(array.Array!);
            frame.Dispose();
            frame.Dispose();
            Assert.Throws<ObjectDisposedException>(() => frame.Memory);
        }

        // One looked at, three decoded ahead, one being filled.
        Assert.InRange(memory.Count, 1, 5);
    }

    [Fact]
    public async Task Who_stops_looking_stops_ffmpeg()
    {
        var endless = await clips.MakeAsync(".mp4", ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=60", .. Lossless]);

        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(endless, As(640, 360), Long, TestContext.Current.CancellationToken))
        {
            Assert.Equal(0, frame.Index);
            break;
        }
    }

    [Fact]
    public async Task A_cancelled_reader_says_so()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var clip = await Steps();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new FrameReader(Clips.Tools).ReadAsync(clip, As(64, 48) with { Ahead = 1 }, Long, cancel.Token))
                await cancel.CancelAsync();
        });
    }

    [Fact]
    public async Task Damage_ends_a_strict_reader_and_no_other()
    {
        var clip = await clips.MakeAsync(
            ".mp4", ["-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=2", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]);
        var bytes = await File.ReadAllBytesAsync(clip);
        var middle = bytes.AsSpan().IndexOf("mdat"u8) + 20_000;
        new Random(1).NextBytes(bytes.AsSpan(middle, 5_000));
        await File.WriteAllBytesAsync(clip, bytes);

        Assert.NotEmpty(await ReadAsync(clip, As(320, 240)));
        var failure = await Assert.ThrowsAsync<FfmpegException>(
            () => ReadAsync(clip, As(320, 240) with { Strict = true }));
        Assert.NotNull(failure.ExitCode);
        Assert.DoesNotContain(clips.Folder, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_shrinks_in_shape_and_never_grows()
    {
        var wide = new FrameFormat(1920, 1080, PixelFormat.Rgb24);

        Assert.Equal(new FrameFormat(640, 360, PixelFormat.Rgb24), wide.Within(640));
        Assert.Same(wide, wide.Within(4096));
        Assert.Equal(
            new FrameFormat(2, 640, PixelFormat.Rgb24), new FrameFormat(1, 8000, PixelFormat.Rgb24).Within(640));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameFormat(60_000, 60_000, PixelFormat.Rgb24));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameFormat(0, 1, PixelFormat.Rgb24));
    }
}
