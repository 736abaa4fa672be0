using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Damage that no structure shows is found by decoding, after the request was accepted.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task A_video_with_damaged_frames_fails_with_ERR_007()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var created = await client.FindFaceAsync(Noise.InMediaData(await RealMedia.VideoAsync(3)));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Data.GetProperty("find_face_id").GetString()!;
        var status = await client.UntilDoneAsync($"/find-face/status?find_face_id={id}");
        Assert.Equal(("success", "Failed", "failed", "ERR_007"), (status.StatusWord, status.Data.GetProperty("status").GetString(),
            status.Data.GetProperty("status_code").GetString(), status.Data.GetProperty("error_code").GetString()));
        Assert.StartsWith(
            "Uploaded data is corrupted or invalid",
            status.Data.GetProperty("message").GetString(),
            StringComparison.Ordinal);

        (await client.GetAsync($"/get-face?find_face_id={id}")).Refuses(HttpStatusCode.BadRequest, "failed", "ERR_007");
        (await client.GenerateAsync(id, TinyAudio.Wav())).Refuses(HttpStatusCode.BadRequest, "failed", "ERR_007");
        var request = (await client.GetAsync($"/get-request?request_id={id}")).Data;
        Assert.Equal(
            ("Failed", 1.5m),
            (request.GetProperty("status").GetString(), request.GetProperty("credit_details").GetProperty("credits_deducted").GetDecimal()));
    }

    [Fact]
    public async Task A_fault_inside_is_ERR_003_and_shows_nothing_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-test-").FullName;
        var time = new ManualTime();
        await using (var server = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = folder, Structural = true, TimeProvider = time, WorkDelay = TimeSpan.FromSeconds(1) }))
        {
            using var client = new SandboxClient(server);
            var created = await client.FindFaceAsync(TinyVideo.Mp4());
            time.Advance(TimeSpan.FromSeconds(1));
            var id = created.Data.GetProperty("find_face_id").GetString()!;
            await client.UntilDoneAsync($"/find-face/status?find_face_id={id}");
            var job = (await client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "assets")))
                File.Delete(file);
            time.Advance(TimeSpan.FromSeconds(1));

            var status = await client.UntilDoneAsync($"/get-status?request_id={job}");
            Assert.Equal(
                ("ERR_003", "An internal server error occurred"),
                (status.Data.GetProperty("error_code").GetString(), status.Data.GetProperty("message").GetString()));
            Assert.Equal(1, (await client.LedgerAsync()).GetProperty("charged").GetInt32());
        }

        Directory.Delete(folder, recursive: true);
    }
}
