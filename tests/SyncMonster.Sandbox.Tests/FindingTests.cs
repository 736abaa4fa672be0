using System.Net;
using System.Text.Json;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>What find-face finds in real clips.</summary>
public sealed class FindingTests
{
    [Fact]
    public async Task Five_scenes_have_their_cuts_and_their_faces()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var video = await File.ReadAllBytesAsync(RealMedia.Fixture("five_scenes.mp4"));
        var created = await client.FindFaceAsync(video);
        Assert.Equal("Find-face job created", created.Message);
        var id = created.Data.GetProperty("find_face_id").GetString();
        Assert.Equal("Status fetched", (await client.UntilDoneAsync($"/find-face/status?find_face_id={id}")).Message);

        var scenes = (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes").EnumerateArray().ToList();

        Assert.Equal([(1, 0, 99), (2, 100, 149), (3, 150, 224), (4, 225, 274), (5, 275, 349)], scenes.Select(s =>
            (Number(s, "scene_id"), Number(s, "start_frame"), Number(s, "end_frame"))));
        Assert.Equal([1, 0, 2, 0, 1], scenes.Select(s => s.GetProperty("faces").GetArrayLength()));
        Assert.All(scenes, s => Assert.Equal(
            s.GetProperty("faces").GetArrayLength() == 0 ? "No face in scene" : null,
            s.TryGetProperty("message", out var message) ? message.GetString() : null));
        foreach (var scene in scenes)
        {
            foreach (var face in scene.GetProperty("faces").EnumerateArray())
            {
                Assert.InRange(Number(face, "keyframe"), Number(scene, "start_frame"), Number(scene, "end_frame"));
                var box = face.GetProperty("face_coordinate");
                Assert.InRange(Number(box, "x") + Number(box, "w"), 100, 1280);
                Assert.InRange(Number(box, "y") + Number(box, "h"), 100, 720);
            }
        }

        await PicturesAreServed(scenes, server);
    }

    [Fact]
    public async Task The_settings_of_find_face_are_obeyed()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var video = await RealMedia.MakeAsync(
            ".mp4", "-i", RealMedia.Fixture("five_scenes.mp4"), "-vf", "scale=320:180", "-c:v", "libx264", "-preset", "ultrafast", "-an");

        Assert.Equal([0, 100, 225], await StartsAsync(client, video, """{ "min_scene_length": 60 }"""));
        Assert.Equal([0], await StartsAsync(client, video, """{ "min_scene_length": 1000 }"""));
        Assert.Empty((await StartsAsync(client, video, """{ "scene_threshold": 1 }""")).Except([0, 100, 150, 225, 275]));

        // Every frame may be a scene then, and is searched for faces.
        var brief = await RealMedia.VideoAsync(1);
        Assert.True((await StartsAsync(client, brief, """{ "scene_threshold": 0, "min_scene_length": 1 }""")).Count > 20);
    }

    [Fact]
    public async Task A_video_without_any_face_fails_with_ERR_004()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var id = (await client.FindFaceAsync(await File.ReadAllBytesAsync(RealMedia.Fixture("no_face.mp4"))))
            .Data.GetProperty("find_face_id").GetString()!;

        var status = await client.UntilDoneAsync($"/find-face/status?find_face_id={id}");

        Assert.Equal(("failed", "ERR_004", "NO_FACE_FOUND"), (
            status.Data.GetProperty("status_code").GetString(),
            status.Data.GetProperty("error_code").GetString(),
            status.Data.GetProperty("error_name").GetString()));
        (await client.GetAsync($"/get-face?find_face_id={id}")).Refuses(HttpStatusCode.BadRequest, "failed", "ERR_004");
        (await client.GenerateAsync(id, TinyAudio.Wav())).Refuses(HttpStatusCode.BadRequest, "failed", "ERR_004");
    }

    [Fact]
    public async Task A_turned_video_has_its_face_where_it_is_shown()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);

        // Stored lying on its side, with the order to turn it: a player shows it upright, and so is the box.
        var lying = Path.Combine(Path.GetTempPath(), $"sandbox-test-{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(lying, await RealMedia.MakeAsync(
            ".mp4", "-i", RealMedia.Fixture("one_face_talking.mp4"), "-t", "1", "-an",
            "-vf", "scale=640:360,crop=300:360:160:0,transpose=1", "-c:v", "libx264", "-preset", "ultrafast"));
        var turned = await RealMedia.MakeAsync(".mp4", "-i", lying, "-c", "copy", "-metadata:s:v", "rotate=90");
        File.Delete(lying);

        var id = await client.FoundFaceIdAsync(turned);
        var scene = (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes")[0];

        var box = Assert.Single(scene.GetProperty("faces").EnumerateArray()).GetProperty("face_coordinate");
        Assert.InRange(Number(box, "x") + Number(box, "w"), 150, 300);
        Assert.InRange(Number(box, "y") + (Number(box, "h") / 2), 150, 300);
    }

    private static async Task PicturesAreServed(List<JsonElement> scenes, SandboxServer server)
    {
        using var keyless = new HttpClient();
        var page = await keyless.GetStringAsync(server.Root);
        foreach (var face in scenes.SelectMany(s => s.GetProperty("faces").EnumerateArray()))
        {
            var url = new Uri(face.GetProperty("face_crop").GetString()!);
            var keyframe = new Uri(url, url.AbsolutePath.Replace("/faces/", "/keyframes/", StringComparison.Ordinal));
            Assert.Contains(keyframe.AbsolutePath, page, StringComparison.Ordinal);
            Assert.Equal((192, 192), await SizeAsync(keyless, url));
            Assert.Equal((960, 540), await SizeAsync(keyless, keyframe));
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await keyless.GetAsync(new Uri(server.Root, "/keyframes/ff_0_s1_f0.jpg"))).StatusCode);
    }

    private static async Task<(int Width, int Height)> SizeAsync(HttpClient client, Uri url)
    {
        var picture = await client.GetAsync(url);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        var stream =
            (await RealMedia.ProbeAsync(await picture.Content.ReadAsByteArrayAsync())).GetProperty("streams")[0];
        return (Number(stream, "width"), Number(stream, "height"));
    }

    private static async Task<List<int>> StartsAsync(SandboxClient client, byte[] video, string option)
    {
        var created = await client.FindFaceAsync(video, "video.mp4", option);
        var id = created.Data.GetProperty("find_face_id").GetString();
        await client.UntilDoneAsync($"/find-face/status?find_face_id={id}");
        var scenes = (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes");
        return [.. scenes.EnumerateArray().Select(s => Number(s, "start_frame"))];
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
