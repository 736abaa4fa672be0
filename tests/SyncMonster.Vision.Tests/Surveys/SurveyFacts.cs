using SyncMonster.Media;
using SyncMonster.Vision.Scenes;
using SyncMonster.Vision.Surveys;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Surveys;

/// <summary>Whole videos: their scenes, and in each the faces, told apart.</summary>
public sealed class SurveyFacts(Clips clips)
{
    private static readonly string[] Quick = ["-an", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

    private const string Alike = "scale=640:360,fps=25,settb=1/25,setsar=1";

    private static async Task<List<FoundScene>> SurveyAsync(string path)
    {
        var video = MediaProbe.Probe(path).Video!;
        List<FoundScene> scenes = [];
        var survey = new VideoSurvey(Clips.Tools);
        var settings = new SceneSettings(FramesPerSecond: video.FramesPerSecond);
        await foreach (var scene in survey.ScanAsync(path, video, settings, TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken))
            scenes.Add(scene);
        return scenes;
    }

    /// <summary>
    /// A window of 640 by 360 that moves over two faces side by side, or over a face and a cup of coffee.
    /// </summary>
    private Task<string> PannedAsync(string other, string x) => clips.MakeAsync(
        ".mp4",
        [
            "-stream_loop", "-1", "-i", Clips.Fixture("one_face_talking.mp4"), "-stream_loop", "-1", "-i", Clips.Fixture(other), "-t", "3",
            "-filter_complex", $"[0]fps=25,scale=640:360[l];[1]fps=25,scale=640:360[r];[l][r]hstack,crop=640:360:'{x}':0", .. Quick,
        ]);

    [Fact]
    public async Task Five_scenes_have_their_faces()
    {
        var scenes = await SurveyAsync(Clips.Fixture("five_scenes.mp4"));

        Assert.Equal(
            [(0L, 99L), (100, 149), (150, 224), (225, 274), (275, 349)],
            scenes.Select(s => (s.StartFrame, s.EndFrame)));
        Assert.Equal([1, 0, 2, 0, 1], scenes.Select(s => s.Faces.Count));
        Assert.All(scenes, scene => Assert.All(scene.Faces, face =>
        {
            Assert.InRange(face.Keyframe, scene.StartFrame, scene.EndFrame);
            Assert.Equal(face.Keyframe, face.Picture.Index);
            Assert.True(face.Box.X >= 0 && face.Box.Y >= 0 && face.Box.X + face.Box.Width <= 1280 && face.Box.Y + face.Box.Height <= 720);
        }));
        Assert.Equal([0, 1], scenes[2].Faces.Select(face => face.Id));
        Assert.True(scenes[2].Faces[0].Box.X < scenes[2].Faces[1].Box.X);
    }

    [Fact]
    public async Task A_face_that_is_shaken_about_stays_one()
    {
        var clip = await PannedAsync("no_face.mp4", "100+100*sin(2*PI*t*1.7)");

        Assert.Single(Assert.Single(await SurveyAsync(clip)).Faces);
    }

    [Fact]
    public async Task A_face_that_leaves_and_comes_back_stays_one()
    {
        var clip = await PannedAsync("no_face.mp4", "640*clip(min((t-0.8)*2.5,(2.4-t)*2.5),0,1)");

        Assert.Single(Assert.Single(await SurveyAsync(clip)).Faces);
    }

    [Fact]
    public async Task A_swing_from_one_face_to_two_others_sees_three()
    {
        var clip = await PannedAsync("two_faces.mp4", "640*clip((t-1.2)*2.5,0,1)");

        Assert.Equal(3, Assert.Single(await SurveyAsync(clip)).Faces.Count);
    }

    [Theory]
    [InlineData("[x]trim=end=3[a];[y]null[b];[a][b]xfade=duration=2:offset=1")]
    [InlineData("[x]trim=end=2,fade=out:st=1.2:d=0.8[a];[y]fade=in:d=0.8[b];[a][b]concat")]
    public async Task A_face_that_is_only_seen_while_scenes_dissolve_or_fade_is_no_double(string change)
    {
        var clip = await clips.MakeAsync(
            ".mp4",
            [
                "-i", Clips.Fixture("one_face_talking.mp4"), "-i", Clips.Fixture("two_faces.mp4"), "-filter_complex",
                $"[0]{Alike}[x];[1]{Alike}[y];{change}", .. Quick,
            ]);

        var scenes = await SurveyAsync(clip);
        Assert.Equal([1, 2], scenes.Select(s => s.Faces.Count));
        Assert.InRange(scenes[1].StartFrame, 46, 54);
    }

    [Fact]
    public async Task A_small_face_in_a_wide_shot_is_found()
    {
        var clip = await clips.MakeAsync(
            ".mp4", ["-i", Clips.Fixture("one_face_talking.mp4"), "-t", "1.5", "-vf", "scale=240:135,pad=1280:720:700:300:color=gray", .. Quick]);

        var face = Assert.Single(Assert.Single(await SurveyAsync(clip)).Faces);
        Assert.InRange(face.Box.X, 700, 940);
        Assert.InRange(face.Box.Width, 50, 95);
    }

    [Fact]
    public async Task Uneven_frame_times_and_sixty_frames_a_second_change_nothing()
    {
        var source = Clips.Fixture("five_scenes.mp4");
        var uneven = await clips.MakeAsync(
            ".mp4", ["-i", source, "-vf", "scale=320:180,setpts='(N+mod(N*7,5)*0.15)/25/TB'", "-fps_mode", "vfr", .. Quick]);
        var fast = await clips.MakeAsync(".mp4", ["-i", source, "-vf", "scale=320:180,fps=50", .. Quick]);

        var scenes = await SurveyAsync(uneven);
        Assert.Equal([0, 100, 150, 225, 275], scenes.Select(s => s.StartFrame));
        Assert.Equal([1, 0, 2, 0, 1], scenes.Select(s => s.Faces.Count));
        scenes = await SurveyAsync(fast);
        Assert.Equal([0, 200, 300, 450, 550], scenes.Select(s => s.StartFrame));
        Assert.Equal([1, 0, 2, 0, 1], scenes.Select(s => s.Faces.Count));
    }

    [Fact]
    public async Task A_video_of_one_frame_is_a_scene()
    {
        var clip = await clips.MakeAsync(".mp4", ["-i", Clips.Fixture("two_faces.mp4"), "-frames:v", "1", .. Quick]);

        var scene = Assert.Single(await SurveyAsync(clip));
        Assert.Equal((0, 0, 2), (scene.StartFrame, scene.EndFrame, scene.Faces.Count));
    }
}
