using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Assets named by URL are fetched before the call is accepted.</summary>
public sealed class UrlTests
{
    [Theory]
    [InlineData("/video.mp4")]
    [InlineData("/moved")]
    public async Task A_video_is_fetched_and_becomes_an_asset(string path)
    {
        await using var files = await FileServer.StartAsync(("/video.mp4", TinyVideo.Mp4(4)));
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        var answer = await FindFaceAsync(client, new Uri(files.Root, path));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(1, answer.Data.GetProperty("video_asset_id").GetInt32());
        Assert.Equal(2, (await client.LedgerAsync()).GetProperty("charged").GetInt32());
        Assert.DoesNotContain(files.Served, p => p.Contains("key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_url_that_answers_an_error_is_refused_without_its_query()
    {
        await using var files = await FileServer.StartAsync();
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        var answer = await FindFaceAsync(client, new Uri(files.Root, "/missing.mp4?signature=secret"));
        answer.Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, "/missing.mp4 could not be fetched: it answers 404");
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_refused()
    {
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        (await FindFaceAsync(client, new Uri("http://127.0.0.1:1/a.mp4"))).Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, "could not be fetched");
    }

    [Fact]
    public async Task What_is_fetched_is_checked_like_an_upload()
    {
        await using var files = await FileServer.StartAsync(
            ("/page.mp4", "<html>this is a page and no video</html>"u8.ToArray()),
            ("/long.mp4", TinyVideo.Mp4(60)),
            ("/large.mp4", new byte[100_000]));
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, MaxVideoSeconds = 30, MaxUploadBytes = 50_000 });
        using var client = new SandboxClient(server);
        (await FindFaceAsync(client, new Uri(files.Root, "/page.mp4"))).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_008");
        (await FindFaceAsync(client, new Uri(files.Root, "/long.mp4"))).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_009");
        (await FindFaceAsync(client, new Uri(files.Root, "/large.mp4"))).Refuses(
            HttpStatusCode.RequestEntityTooLarge, "failed", "ERR_009");
        Assert.Equal(0, (await client.GetAsync("/list-assets")).Data.GetArrayLength());
    }

    private static Task<SandboxServer> StartAsync() =>
        SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });

    private static Task<Answered> FindFaceAsync(SandboxClient client, Uri url) =>
        client.PostJsonAsync("/find-face", $$"""{ "assets": [{ "type": "video", "url": "{{url.AbsoluteUri}}" }] }""");
}
