using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Starting, stopping, saying what it is.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task It_serves_under_the_vendors_path_on_a_free_loopback_port()
    {
        await using var first = await SandboxServer.StartAsync(new SandboxOptions());
        await using var second = await SandboxServer.StartAsync(new SandboxOptions());
        Assert.NotEqual(first.Port, second.Port);
        Assert.Equal($"http://127.0.0.1:{first.Port}/neuralgarage/saas/api/v1/clients", first.BaseUrl.AbsoluteUri);
        Assert.Equal($"http://127.0.0.1:{first.Port}/", first.Root.AbsoluteUri);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("0.0.0.0")]
    public async Task A_host_can_be_named(string host)
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Host = host });
        using var client = new SandboxClient(server);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/list-assets")).Status);
    }

    [Fact]
    public async Task It_stops_cleanly_and_gives_its_port_back()
    {
        var server = await SandboxServer.StartAsync(new SandboxOptions());
        var options = new SandboxOptions { Port = server.Port };
        var taken = await Assert.ThrowsAsync<SandboxException>(() => SandboxServer.StartAsync(options));
        Assert.Contains($"cannot listen on 127.0.0.1:{server.Port}", taken.Message, StringComparison.Ordinal);
        await server.DisposeAsync();
        await server.DisposeAsync();
        await using var next = await SandboxServer.StartAsync(options);
        Assert.Equal(options.Port, next.Port);
    }

    [Fact]
    public async Task It_runs_until_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource<SandboxServer>();
        var run = SandboxServer.RunAsync(new SandboxOptions(), started.SetResult, stop.Token);
        using var client = new SandboxClient(await started.Task);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/list-assets")).Status);
        await stop.CancelAsync();
        await run;
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/list-assets"));
    }

    [Fact]
    public async Task Every_start_says_that_it_is_the_sandbox_and_that_faces_are_declared()
    {
        using var log = new LogBook();
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Structural = true, LoggerFactory = log, Faults = SandboxFaults.Parse("html=0.1") });
        Assert.Contains(
            log.Lines, l => l.Contains("This is the SyncMonster sandbox, not SyncMonster", StringComparison.Ordinal));
        Assert.Contains(
            log.Lines,
            l => l.Contains("structural (as asked)", StringComparison.Ordinal) && l.Contains("declared", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Contains("html=0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declared_faces_are_marked_in_the_answers()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        using var client = new SandboxClient(server);
        var created = await client.FindFaceAsync(TinyVideo.Mp4(4, 640, 360));
        Assert.Contains("sandbox", created.Message, StringComparison.Ordinal);
        var id = created.Data.GetProperty("find_face_id").GetString();
        Assert.Contains(
            "declared",
            (await client.UntilDoneAsync($"/find-face/status?find_face_id={id}")).Message,
            StringComparison.Ordinal);
        var scene = Assert.Single(
            (await client.GetAsync($"/get-face?find_face_id={id}")).Data.GetProperty("scenes").EnumerateArray());
        Assert.Contains("declared", scene.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 99), (scene.GetProperty("start_frame").GetInt32(), scene.GetProperty("end_frame").GetInt32()));
        var face = Assert.Single(scene.GetProperty("faces").EnumerateArray());
        Assert.Equal("{\"x\":260,\"y\":120,\"w\":120,\"h\":120}", face.GetProperty("face_coordinate").GetRawText());
        var crop = await client.Http.GetAsync(face.GetProperty("face_crop").GetString());
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (crop.StatusCode, crop.Content.Headers.ContentType?.MediaType));
        Assert.Equal([0xFF, 0xD8, 0xFF], (await crop.Content.ReadAsByteArrayAsync())[..3]);
        var unknown = face.GetProperty("face_crop").GetString()!.Replace("_f0", "_f1", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync(unknown)).StatusCode);
    }

    [Fact]
    public async Task The_key_is_never_logged()
    {
        using var log = new LogBook();
        await using (var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true, LoggerFactory = log, ApiKey = "a-very-secret-key" }))
        {
            using var client = new SandboxClient(server, "a-very-secret-key");
            await client.FoundFaceIdAsync(TinyVideo.Mp4());
            await client.GetAsync("/get-asset?asset_id=x&x-api-key=a-very-secret-key");
            using var wrong = new SandboxClient(server, "another-secret-key");
            await wrong.GetAsync("/list-assets");
        }

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, l => Assert.DoesNotContain("secret-key", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_what_there_is_and_stands_alone()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(TinyVideo.Mp4());
        var job = (await client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString();
        using var response = await client.Http.GetAsync(client.Root);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(id, page, StringComparison.Ordinal);
        Assert.Contains(job!, page, StringComparison.Ordinal);
        Assert.Contains("lip-sync e1", page, StringComparison.Ordinal);
        Assert.Contains("<strong>9997</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_encodes_what_comes_from_outside()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });
        using var client = new SandboxClient(server);
        await client.FoundFaceIdAsync(TinyVideo.Mp4());
        using var request = new HttpRequestMessage(HttpMethod.Get, client.Root);
        request.Headers.TryAddWithoutValidation("Host", "a\"><b>c");
        using var response = await client.Http.SendAsync(request);
        if (response.IsSuccessStatusCode)
            Assert.DoesNotContain("\"><b>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task An_option_that_cannot_work_is_refused_by_name(SandboxOptions options, string mentioning)
    {
        var refused = await Assert.ThrowsAsync<SandboxException>(() => SandboxServer.StartAsync(options));
        Assert.Contains(mentioning, refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<SandboxOptions, string> WrongOptions => new()
    {
        { new SandboxOptions { Port = 70000 }, "Port is 70000" },
        { new SandboxOptions { Host = "example.com" }, "Host is example.com" },
        { new SandboxOptions { Credits = -1 }, "Credits is -1" },
        { new SandboxOptions { ApiKey = " " }, "ApiKey is (blank)" },
        { new SandboxOptions { Latency = TimeSpan.FromSeconds(-1) }, "Latency" },
        { new SandboxOptions { MaxInFlight = 0 }, "MaxInFlight" },
        { new SandboxOptions { MaxVideoSeconds = 0 }, "MaxVideoSeconds" },
        { new SandboxOptions { MaxUploadBytes = 0 }, "MaxUploadBytes" },
        { new SandboxOptions { ResultLifetime = TimeSpan.Zero }, "ResultLifetime" },
        { new SandboxOptions { Workers = 0 }, "Workers" },
        { new SandboxOptions { DataFolder = "/dev/null/x" }, "/dev/null/x" },
    };
}
