using System.Net;
using System.Text.Json;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>list-requests, page by page, and who sees what.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private SandboxClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });
        _client = new SandboxClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_of_both_kinds_are_listed_newest_first()
    {
        var first = await _client.FoundFaceIdAsync(TinyVideo.Mp4());
        var job = await _client.GenerateAsync(first, TinyAudio.Wav());
        var last = await _client.FoundFaceIdAsync(TinyVideo.Mp4());
        string[] expected = [last[3..], job.Data.GetProperty("request_id").GetString()!, first[3..]];
        Assert.Equal(expected, Ids(await _client.GetAsync("/list-requests")));
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end_of_records()
    {
        var all = new List<string>();
        for (var i = 0; i < 25; i++)
            all.Insert(0, (await _client.FoundFaceIdAsync(TinyVideo.Mp4(0.2)))[3..]);

        await Page("", all[..10], end: false);
        await Page("?page_no=1", all[10..20], end: false);
        await Page("?limit=10&page_no=2", all[20..], end: true);
        await Page("?page_no=3", [], end: true);
        await Page("?limit=5&page_no=4", all[20..], end: true);
        await Page("?limit=100", all, end: true);
        await Page("?limit=1000&page_no=2147483647", [], end: true);

        async Task Page(string query, List<string> expected, bool end)
        {
            var page = await _client.GetAsync($"/list-requests{query}");
            Assert.Equal(expected, Ids(page));
            Assert.Equal(25, page.Json.GetProperty("total_requests").GetInt32());
            Assert.Equal(end, page.Json.GetProperty("end_of_records").GetBoolean());
        }
    }

    [Fact]
    public async Task An_account_without_requests_has_an_empty_list()
    {
        var page = await _client.GetAsync("/list-requests");
        Assert.Empty(Ids(page));
        Assert.True(page.Json.GetProperty("end_of_records").GetBoolean());
    }

    [Fact]
    public async Task Each_key_sees_only_its_own()
    {
        var id = await _client.FoundFaceIdAsync(TinyVideo.Mp4());
        var job = (await _client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString();
        using var other = new SandboxClient(_server, "another-key");

        Assert.Empty(Ids(await other.GetAsync("/list-requests")));
        Assert.Equal(0, (await other.GetAsync("/list-assets")).Data.GetArrayLength());
        (await other.GetAsync("/get-asset?asset_id=1")).Refuses(HttpStatusCode.NotFound, "failed");
        (await other.GetAsync($"/get-request?request_id={job}")).Refuses(HttpStatusCode.NotFound, "failed");
        (await other.GetAsync($"/get-status?request_id={job}")).Refuses(HttpStatusCode.NotFound, "failed");
        (await other.GetAsync($"/get-file?request_id={job}")).Refuses(HttpStatusCode.NotFound, "failed");
        (await other.GetAsync($"/find-face/status?find_face_id={id}")).Refuses(HttpStatusCode.NotFound, "not_found");
        (await other.GetAsync($"/get-face?find_face_id={id}")).Refuses(HttpStatusCode.NotFound, "not_found");
        (await other.GenerateAsync(id, TinyAudio.Wav())).Refuses(HttpStatusCode.NotFound, "not_found");
        (await other.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 1 }] }""")).Refuses(HttpStatusCode.NotFound, "failed");

        await other.FoundFaceIdAsync(TinyVideo.Mp4());
        var accounts = (await _client.LedgerAsync()).GetProperty("accounts");
        Assert.Equal(2, accounts.GetArrayLength());
        Assert.Equal(
            (9997, 9999),
            (accounts[0].GetProperty("balance").GetInt32(), accounts[1].GetProperty("balance").GetInt32()));
    }

    [Fact]
    public async Task Only_the_key_that_is_set_is_accepted()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { ApiKey = "the-key" });
        using var right = new SandboxClient(server, "the-key");
        using var wrong = new SandboxClient(server, "the-key2");
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/list-assets")).Status);
        (await wrong.GetAsync("/list-assets")).Refuses(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private static List<string> Ids(Answered page) =>
        [.. page.Data.EnumerateArray().Select((JsonElement r) => r.GetProperty("request_id").GetString()!)];
}
