using System.Net;
using SyncMonster.Media;
using SyncMonster.Sandbox.Tests.Support;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Outputs whose faces move: the chosen ones, also after a restart in the middle of the work.</summary>
public sealed class MovingTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-test-").FullName;

    [Fact]
    public async Task Only_the_chosen_face_moves_and_what_was_fitted_is_said()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(await File.ReadAllBytesAsync(RealMedia.Fixture("two_faces.mp4")));
        var left = await FaceOnTheLeftAsync(client, id);
        var job = await client.GenerateAsync(
            id, await File.ReadAllBytesAsync(RealMedia.Fixture("dub.es.wav")), "dub.wav", Settings(left));
        Assert.Equal(HttpStatusCode.Created, job.Status);
        var status = await client.UntilDoneAsync(
            $"/get-status?request_id={job.Data.GetProperty("request_id").GetString()}");
        Assert.Equal("Success", status.Data.GetProperty("status").GetString());
        Assert.Contains("is cut to", status.Data.GetProperty("message").GetString(), StringComparison.Ordinal);

        var made = Path.Combine(_folder, "made.mp4");
        await File.WriteAllBytesAsync(made, await FileAsync(client, job));
        var (chosen, other) = await DifferencesAsync(made);
        output.WriteLine($"luma differs by {chosen:F2} around the chosen mouth, by {other:F2} around the other");
        Assert.True(chosen > 4 * other);
        var tags = (await RealMedia.ProbeAsync(await File.ReadAllBytesAsync(made))).GetProperty("format").GetProperty(
            "tags");
        Assert.Contains("sandbox", tags.GetProperty("comment").GetString(), StringComparison.Ordinal);
        Assert.Contains("moved", tags.GetProperty("comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_stopped_in_the_middle_gives_the_same_file_after_a_restart()
    {
        RealMedia.Need();
        var video = await File.ReadAllBytesAsync(RealMedia.Fixture("two_faces.mp4"));
        var audio = await File.ReadAllBytesAsync(RealMedia.Fixture("dub.es.wav"));
        Answered job;
        await using (var server = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = _folder }))
        {
            using var client = new SandboxClient(server);
            var id = await client.FoundFaceIdAsync(video);
            job = await client.GenerateAsync(id, audio, "dub.wav", Settings(await FaceOnTheLeftAsync(client, id)));
        }

        await using var next = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = _folder });
        using var again = new SandboxClient(next);
        await again.UntilDoneAsync($"/get-status?request_id={job.Data.GetProperty("request_id").GetString()}");
        var made = Path.Combine(_folder, "made.mp4");
        await File.WriteAllBytesAsync(made, await FileAsync(again, job));
        var (chosen, other) = await DifferencesAsync(made);
        Assert.True(chosen > 4 * other);
        Assert.Equal(75, MediaProbe.Probe(made).Video!.FrameCount);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string Name, string Text)[] Settings(int face) =>
    [
        ("is_lipsync", "true"), ("is_drama", "false"), ("model", "e1"),
        ("options", $$"""{ "lipsync_intensity": 2.0, "scene_faces": [{ "scene_id": 1, "face_ids": [{{face}}] }] }"""),
    ];

    private static async Task<int> FaceOnTheLeftAsync(SandboxClient client, string id) =>
        (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes")[0].GetProperty("faces").EnumerateArray()
            .MinBy(face => face.GetProperty("face_coordinate").GetProperty("x").GetInt32()).GetProperty("face_id").GetInt32();

    private static Task<byte[]> FileAsync(SandboxClient client, Answered job) =>
        client.Http.GetByteArrayAsync(
            client.Url($"/get-file?request_id={job.Data.GetProperty("request_id").GetString()}"));

    /// <summary>The mean difference of luma from the source around both mouths.</summary>
    private static async Task<(double Chosen, double Other)> DifferencesAsync(string made)
    {
        var request = new FrameRequest(new FrameFormat(1280, 720, PixelFormat.Yuv420p));
        var (before, after) = (new FrameReader(RealMedia.Tools), new FrameReader(RealMedia.Tools));
        var limit = TimeSpan.FromMinutes(1);
        var (chosen, other, count) = (0.0, 0.0, 0);
        await using var second = after.ReadAsync(made, request, limit, default).GetAsyncEnumerator();
        await foreach (var first in before.ReadAsync(RealMedia.Fixture("two_faces.mp4"), request, limit, default))
        {
            Assert.True(await second.MoveNextAsync());
            using (first)
            using (second.Current)
            {
                chosen += Difference(first, second.Current, 240, 310);
                other += Difference(first, second.Current, 910, 390);
                count++;
            }
        }

        Assert.Equal(75, count);
        return (chosen / count, other / count);
    }

    private static double Difference(Frame first, Frame second, int x, int y)
    {
        var sum = 0;
        for (var row = y; row < y + 80; row++)
        {
            for (var column = x; column < x + 130; column++)
                sum += Math.Abs(first.Data[(row * 1280) + column] - second.Data[(row * 1280) + column]);
        }

        return sum / (80.0 * 130);
    }
}
