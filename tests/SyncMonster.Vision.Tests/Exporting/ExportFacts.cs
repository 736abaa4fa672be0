using System.Globalization;
using System.Text;
using SyncMonster.Media;
using SyncMonster.Vision.Exporting;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Exporting;

/// <summary>What an export keeps of its video, whatever that is like.</summary>
public sealed class ExportFacts(Clips clips, ITestOutputHelper output)
{
    private static readonly Performance Speaking = new() { LipSync = LipSyncModel.E1, Intensity = 1.5 };

    // Small: nobody looks at these pictures.
    private static readonly string[] Small =
        ["-i", "", "-t", "1.2", "-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18"];

    [Fact]
    public async Task Frames_keep_their_times_where_the_rate_varies()
    {
        var video = await FromTwoFacesAsync(
            ".mp4", "-vf", "scale=640:-2,setpts='(N+floor(N/3)*2)/25/TB'", "-fps_mode", "vfr", "-enc_time_base", "1:12800");
        var made = await Studio.MakeAsync(clips, video, Clips.Fixture("dub.es.wav"), Speaking, 0);
        var (before, after) = (await TimesAsync(video), await TimesAsync(made));
        output.WriteLine(string.Join(" ", after.Take(8)));
        Assert.True(
            before.Zip(before.Skip(1), (a, b) => Math.Round(b - a, 3)).Distinct().Count() > 1, "the rate varies");
        Assert.Equal(before.Count, after.Count);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 0.0011));
        Assert.Equal((double)MediaProbe.Probe(video).Seconds, (double)MediaProbe.Probe(made).Video!.Seconds, 0.001);
    }

    [Fact]
    public async Task A_frame_rate_of_broken_numbers_stays_exact()
    {
        var video = await FromTwoFacesAsync(".mp4", "-vf", "scale=640:-2", "-r", "30000/1001");
        var made = await Studio.MakeAsync(clips, video, Clips.Fixture("dub.es.wav"), Speaking, 0);
        Assert.Equal(await TimesAsync(video), await TimesAsync(made));
        Assert.Equal("30000/1001", (await StreamAsync(made, "avg_frame_rate"))["avg_frame_rate"]);
    }

    [Fact]
    public async Task A_turned_phone_video_is_upright_and_its_face_speaks()
    {
        var flat = await FromTwoFacesAsync(".mp4", "-vf", "crop=640:720:0:0,scale=480:540,transpose=clock");
        var video = await clips.MakeAsync(
            ".mov", "-i", FfmpegProcess.FileUrl(flat), "-c", "copy", "-metadata:s:v", "rotate=90");
        var turned = MediaProbe.Probe(video).Video!;
        Assert.True(turned.RotationDegrees is 90 or 270, $"rotation {turned.RotationDegrees}");
        var made = await Studio.MakeAsync(clips, video, Clips.Fixture("dub.es.wav"), Speaking, 0);
        var upright = MediaProbe.Probe(made).Video!;
        Assert.Equal((turned.Height, turned.Width, 0), (upright.Width, upright.Height, upright.RotationDegrees));
        Assert.True((await FaceMeasures.OfAsync(made)).Max(face => face?.Gap) > 0.1);
    }

    [Theory]
    [InlineData("odd sides", "yuv444p", "scale=641:361")]
    [InlineData("ten bits", "yuv420p10le", "scale=640:360")]
    [InlineData("full range", "yuvj420p", "scale=640:360")]
    [InlineData("fields", "yuv420p", "scale=640:360,interlace=lowpass=0,fps=25")]
    public async Task Unusual_pixels_become_usual_ones(string kind, string pixels, string filter)
    {
        var video = await FromTwoFacesAsync(".mp4", "-vf", $"{filter},format={pixels}", "-pix_fmt", pixels,
            "-color_primaries", "bt709", "-colorspace", "bt709", "-color_trc", "bt709",
            "-flags", kind == "fields" ? "+ilme+ildct" : "+bitexact");
        var made = await Studio.MakeAsync(clips, video, Clips.Fixture("dub.es.wav"), Speaking, 0);
        var stream = await StreamAsync(
            made, "width,height,pix_fmt,field_order,color_range,color_space,color_primaries,color_transfer,nb_frames");
        output.WriteLine($"{kind}: {string.Join(" ", stream)}");
        Assert.Equal("yuv420p", stream["pix_fmt"]);
        Assert.Equal("30", stream["nb_frames"]);
        Assert.Equal(kind == "fields" ? "tt" : "progressive", stream["field_order"]);
        Assert.Equal("tv", stream["color_range"]);
        Assert.All(
            (string[])["color_space", "color_primaries", "color_transfer"], tag => Assert.Equal("bt709", stream[tag]));
        Assert.Equal(await BrightnessAsync(video), await BrightnessAsync(made), 1.5);
    }

    [Fact]
    public async Task Scenes_without_a_driven_face_are_visually_lossless()
    {
        var video = Clips.Fixture("five_scenes.mp4");
        var track = MediaProbe.Probe(video).Video!;
        var last = (await Studio.FacesAsync(video, track, 0))[0];
        var made = Path.Combine(clips.Folder, "five.mp4");
        await new VideoExport(Clips.Tools).RunAsync(
            new ExportOrder
            {
                VideoPath = video,
                Video = track,
                AudioPath = Clips.Fixture("dub.fr.mp3"),
                OutputPath = made,
                Faces = [last with { LastFrame = 99 }],
                Performance = Speaking,
                Comment = "Made by a test",
            },
            TimeSpan.FromMinutes(5),
            default);
        var psnr = await Studio.PsnrAsync(video, made, 0, 0, 60, 720);
        var probe = MediaProbe.Probe(made);
        output.WriteLine($"{psnr:F1} dB beside the face and in the other scenes, {probe.Seconds} s");
        Assert.True(psnr > 45);
        Assert.Equal((double)track.Seconds, (double)probe.Video!.Seconds, 0.03);
        Assert.Equal((double)track.Seconds, (double)probe.Audio!.Seconds, 0.05);
        Assert.Equal("aac", probe.Audio.Codec);
        using var file = File.OpenRead(made);
        Mp4Structure.Check(file);
    }

    [Fact]
    public async Task Nothing_to_do_copies_the_picture()
    {
        var video = Clips.Fixture("two_faces.mp4");
        var made = await Studio.MakeAsync(clips, video, Clips.Fixture("dub.es.wav"), new Performance());
        Assert.Equal(99, await Studio.PsnrAsync(video, made, 0, 0, 1280, 720));
    }

    [Fact]
    public async Task A_face_is_known_again_after_a_cut_inside_of_its_scene()
    {
        // One face jumps from the middle to a corner at frame 15, small there.
        var video = await FromTwoFacesAsync(
            ".mp4", "-vf", "crop=640:720:0:0,split[a][b];[b]scale=320:360,pad=640:720:320:360[c];[a][c]overlay=enable='gte(n,15)'");
        var made = await Studio.MakeAsync(
            clips, video, Clips.Fixture("dub.es.wav"), Speaking with { Intensity = 3 }, 0);
        var (before, after) = (await FaceMeasures.OfAsync(video), await FaceMeasures.OfAsync(made));
        var changed = before.Zip(after, (a, b) => Math.Abs((a?.Gap ?? 0) - (b?.Gap ?? 0)) > 0.03).ToArray();
        output.WriteLine(string.Concat(changed.Select(c => c ? 'x' : '.')));
        Assert.Contains(true, changed[..15]);
        Assert.Contains(true, changed[15..]);
    }

    [Fact]
    public async Task A_face_that_is_not_there_leaves_the_picture_as_it_was()
    {
        var video = Clips.Fixture("no_face.mp4");
        var track = MediaProbe.Probe(video).Video!;
        var made = Path.Combine(clips.Folder, "coffee.mp4");
        await new VideoExport(Clips.Tools).RunAsync(
            new ExportOrder
            {
                VideoPath = video,
                Video = track,
                AudioPath = Clips.Fixture("dub.es.wav"),
                OutputPath = made,
                Faces = [new DrivenFace(0, 49, 25, new FaceBox(500, 200, 240, 240), true)],
                Performance = Speaking,
            },
            TimeSpan.FromMinutes(5),
            default);
        var psnr = await Studio.PsnrAsync(video, made, 0, 0, 1280, 720);
        output.WriteLine($"{psnr:F1} dB");
        Assert.True(psnr > 42);
    }

    [Fact]
    public async Task Sound_that_cannot_be_decoded_fails_the_export_and_leaves_no_process_waiting()
    {
        var noise = Path.Combine(clips.Folder, "noise.wav");
        await File.WriteAllBytesAsync(noise, [.. "RIFF"u8, .. new byte[400]]);
        await Assert.ThrowsAsync<FfmpegException>(
            () => Studio.MakeAsync(clips, Clips.Fixture("two_faces.mp4"), noise, Speaking, 0));
    }

    private Task<string> FromTwoFacesAsync(string extension, params string[] more)
    {
        var arguments = Small.ToArray();
        arguments[1] = FfmpegProcess.FileUrl(Clips.Fixture("two_faces.mp4"));
        return clips.MakeAsync(extension, [.. arguments, .. more]);
    }

    private static async Task<IReadOnlyList<double>> TimesAsync(string path)
    {
        var text = await ProbeAsync(path, "packet=pts_time", "csv=p=0");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line.TrimEnd(',', '\r'), CultureInfo.InvariantCulture)).Order()];
    }

    private static async Task<Dictionary<string, string>> StreamAsync(string path, string entries) =>
        (await ProbeAsync(path, $"stream={entries}", "default=nw=1")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1].Trim());

    private static async Task<string> ProbeAsync(string path, string entries, string format) => Encoding.UTF8.GetString(
        await FfmpegProcess.CaptureAsync(
            Clips.Tools.FfprobePath,
            ["-select_streams", "v:0", "-show_entries", entries, "-of", format, FfmpegProcess.FileUrl(path)],
            1 << 20,
            TimeSpan.FromMinutes(1),
            default));

    private static async Task<double> BrightnessAsync(string path)
    {
        var format = new Vision.Frames.FrameFormat(320, 180, Vision.Frames.PixelFormat.Yuv420p);
        using var frame = await Pictures.FrameAsync(path, format, 20);
        var sum = 0L;
        foreach (var value in frame.Data[..(320 * 180)])
            sum += value;
        return sum / (320.0 * 180);
    }
}
