using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>The settings that make the sandbox slower, smaller or forgetful.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_video_over_the_longest_is_ERR_009()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, MaxVideoSeconds = 2 });
        using var client = new SandboxClient(server);
        (await client.FindFaceAsync(TinyVideo.Mp4(2.04))).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_009", "2.04 s");
        Assert.Equal(HttpStatusCode.Created, (await client.FindFaceAsync(TinyVideo.Mp4(2))).Status);
    }

    [Fact]
    public async Task A_file_over_the_largest_is_answered_413()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, MaxUploadBytes = 2000 });
        using var client = new SandboxClient(server);
        (await client.FindFaceAsync(new byte[2001])).Refuses(
            HttpStatusCode.RequestEntityTooLarge, "failed", "ERR_009", "2000 bytes");
        var id = await client.FoundFaceIdAsync(TinyVideo.Mp4(1));
        (await client.GenerateAsync(id, TinyAudio.Wav(3))).Refuses(
            HttpStatusCode.RequestEntityTooLarge, "failed", "ERR_009");
    }

    [Fact]
    public async Task One_request_too_many_in_flight_is_answered_429()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Structural = true,
            MaxInFlight = 2,
            Faults = SandboxFaults.Parse("stalled=1"),
        });
        using var client = new SandboxClient(server);
        using var other = new SandboxClient(server, "another-key");
        Assert.Equal(HttpStatusCode.Created, (await client.FindFaceAsync(TinyVideo.Mp4())).Status);
        Assert.Equal(HttpStatusCode.Created, (await client.FindFaceAsync(TinyVideo.Mp4())).Status);
        var refused = await client.FindFaceAsync(TinyVideo.Mp4());
        refused.Refuses(HttpStatusCode.TooManyRequests, "failed");
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Response.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.Created, (await other.FindFaceAsync(TinyVideo.Mp4())).Status);
    }

    [Fact]
    public async Task Work_waits_for_its_delay()
    {
        var time = new ManualTime();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Structural = true,
            WorkDelay = TimeSpan.FromSeconds(30),
            TimeProvider = time,
        });
        using var client = new SandboxClient(server);
        var created = await client.FindFaceAsync(TinyVideo.Mp4());
        var status = $"/find-face/status?find_face_id={created.Data.GetProperty("find_face_id").GetString()}";
        time.Advance(TimeSpan.FromSeconds(29));
        var before = await client.GetAsync(status);
        Assert.Equal(
            ("pending", 102),
            (before.Data.GetProperty("status").GetString(), before.Data.GetProperty("status_code").GetInt32()));
        (await client.GetAsync(status.Replace("find-face/status", "get-face", StringComparison.Ordinal)))
            .Refuses(HttpStatusCode.BadRequest, "invalid_request", null, "not completed yet");
        (await client.GenerateAsync(created.Data.GetProperty("find_face_id").GetString()!, TinyAudio.Wav()))
            .Refuses(HttpStatusCode.BadRequest, "invalid_request", null, "not completed yet");

        time.Advance(TimeSpan.FromSeconds(1));
        await client.UntilDoneAsync(status);
        var listed = (await client.GetAsync("/list-requests")).Data[0];
        Assert.Equal(
            ("2026-04-07T04:13:23", "2026-04-07T04:13:53"),
            (listed.GetProperty("created_at").GetString(), listed.GetProperty("completed_at").GetString()));
    }

    [Fact]
    public async Task A_reply_waits_for_the_latency_after_it_was_accepted()
    {
        var time = new ManualTime();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Speed = SandboxSpeed.Instant,
            Latency = TimeSpan.FromSeconds(5),
            TimeProvider = time,
        });
        using var client = new SandboxClient(server);
        var waiting = time.Waiting.Task;
        var reply = client.FindFaceAsync(TinyVideo.Mp4());
        await waiting;
        Assert.False(reply.IsCompleted);
        Assert.Equal(1, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Created, (await reply).Status);
    }

    [Fact]
    public async Task Results_are_gone_after_their_lifetime()
    {
        var time = new ManualTime();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Speed = SandboxSpeed.Instant,
            ResultLifetime = TimeSpan.FromHours(1),
            TimeProvider = time,
        });
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(TinyVideo.Mp4());
        var job = (await client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString();
        var crop = (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes")[0].GetProperty("faces")[0].GetProperty("face_crop").GetString();
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync(crop)).StatusCode);

        time.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync(crop)).StatusCode);
        (await client.GetAsync($"/get-file?request_id={job}")).Refuses(
            HttpStatusCode.NotFound, "not_found", null, "expired");
    }
}
