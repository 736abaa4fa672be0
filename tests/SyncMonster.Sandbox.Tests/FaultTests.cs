using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Each fault does what its name says, to the reply and to the ledger.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Reply_lost_after() => Assert.Equal((null, 1), await FindFaceAsync("reply-lost-after=1"));

    [Fact]
    public async Task Reply_lost_before() => Assert.Equal((null, 0), await FindFaceAsync("reply-lost-before=1"));

    [Fact]
    public async Task Server_error_billed()
    {
        var (status, billed) = await FindFaceAsync("5xx-billed=1");
        Assert.True(status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, $"{status}");
        Assert.Equal(1, billed);
    }

    [Fact]
    public async Task Server_error_unbilled()
    {
        var (status, billed) = await FindFaceAsync("5xx-unbilled=1");
        Assert.True(status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, $"{status}");
        Assert.Equal(0, billed);
    }

    [Fact]
    public async Task Too_many_requests() =>
        Assert.Equal((HttpStatusCode.TooManyRequests, 0), await FindFaceAsync("429=1"));

    [Fact]
    public async Task Too_many_requests_come_with_and_without_Retry_After()
    {
        await using var server = await StartAsync("429=1");
        using var client = new SandboxClient(server);
        var retryAfter = new HashSet<bool>();
        for (var i = 0; i < 40; i++)
            retryAfter.Add((await client.GetAsync("/list-assets")).Response.Headers.RetryAfter is not null);
        Assert.Equal(2, retryAfter.Count);
    }

    [Fact]
    public async Task Garbage_body()
    {
        await using var server = await StartAsync("garbage-body=1");
        using var client = new SandboxClient(server);
        using var response = await client.Http.PostAsync(
            client.Url("/find-face"),
            new MultipartFormDataContent { { SandboxClient.File(TinyVideo.Mp4()), "video", "a.mp4" } });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.ThrowsAny<System.Text.Json.JsonException>(
            () => System.Text.Json.JsonDocument.Parse(response.Content.ReadAsStream()));
        Assert.Equal(1, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Html_of_a_proxy()
    {
        await using var server = await StartAsync("html=1");
        using var client = new SandboxClient(server);
        var answer = await client.FindFaceAsync(TinyVideo.Mp4());
        Assert.Equal(
            (HttpStatusCode.BadGateway, "text/html"),
            (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(0, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Stalled_until_the_sandbox_is_restarted()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-test-").FullName;
        try
        {
            string status;
            await using (var server = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = folder, Structural = true, Faults = SandboxFaults.Parse("stalled=1") }))
            {
                using var client = new SandboxClient(server);
                status = $"/find-face/status?find_face_id={(await client.FindFaceAsync(TinyVideo.Mp4())).Data.GetProperty("find_face_id").GetString()}";
                Assert.Equal("in_progress", (await client.GetAsync(status)).Data.GetProperty("status").GetString());
            }

            await using var next = await SandboxServer.StartAsync(
                new SandboxOptions { DataFolder = folder, Structural = true });
            using var again = new SandboxClient(next);
            Assert.Equal("Success", (await again.UntilDoneAsync(status)).Data.GetProperty("status").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Lagging_list()
    {
        await using var server = await StartAsync("lagging-list=1:2");
        using var client = new SandboxClient(server);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add(await client.FoundFaceIdAsync(TinyVideo.Mp4()));
        var list = await client.GetAsync("/list-requests");
        Assert.Equal(ids[0][3..], Assert.Single(list.Data.EnumerateArray()).GetProperty("request_id").GetString());
        Assert.Equal(1, list.Json.GetProperty("total_requests").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/get-request?request_id={ids[2]}")).Status);
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_faults()
    {
        Assert.Equal(await DrawAsync(7), await DrawAsync(7));
        Assert.NotEqual(await DrawAsync(7), await DrawAsync(8));

        static async Task<string> DrawAsync(int seed)
        {
            await using var server = await StartAsync("5xx-unbilled=0.3,429=0.3", seed);
            using var client = new SandboxClient(server);
            var statuses = new List<int>();
            for (var i = 0; i < 40; i++)
                statuses.Add((int)(await client.GetAsync("/list-assets")).Status);
            return string.Join(' ', statuses);
        }
    }

    [Theory]
    [InlineData("reply-lost=0.1", "Unknown fault 'reply-lost'")]
    [InlineData("cut-file", "'' in 'cut-file'")]
    [InlineData("cut-file=1.5", "'1.5' in 'cut-file=1.5' is no probability")]
    [InlineData("cut-file=-1", "'-1'")]
    [InlineData("cut-file=NaN", "'NaN'")]
    [InlineData("cut-file=0.1,cut-file=0.2", "stands twice")]
    [InlineData("lagging-list=1:0", "'0'")]
    [InlineData("cut-file=0.5:3", "'0.5:3'")]
    public void Faults_that_cannot_be_read(string text, string mentioning) =>
        Assert.Contains(
            mentioning,
            Assert.Throws<SandboxException>(() => SandboxFaults.Parse(text)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Faults_are_read_by_name()
    {
        var faults = SandboxFaults.Parse(" reply-lost-after=0.1, 5xx-billed=1 ,lagging-list=.5:3,html=0");
        Assert.Equal((0.1, 1, 0.5, 3, 0), (faults[SandboxFault.ReplyLostAfter], faults[SandboxFault.ServerErrorBilled],
            faults[SandboxFault.LaggingList], faults.LaggingRequests, faults[SandboxFault.Html]));
        Assert.Equal("reply-lost-after=0.1,5xx-billed=1,lagging-list=0.5:3", faults.ToString());
        Assert.False(SandboxFaults.Parse("").Any);
    }

    private static Task<SandboxServer> StartAsync(string faults, int? seed = 1) => SandboxServer.StartAsync(
        new SandboxOptions { Speed = SandboxSpeed.Instant, Faults = SandboxFaults.Parse(faults), Seed = seed });

    private static async Task<(HttpStatusCode? Status, int Billed)> FindFaceAsync(string faults)
    {
        await using var server = await StartAsync(faults);
        using var client = new SandboxClient(server);
        HttpStatusCode? status = null;
        try
        {
            status = (await client.FindFaceAsync(TinyVideo.Mp4())).Status;
        }
        catch (HttpRequestException)
        {
            // The reply was lost.
        }

        return (status, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
    }
}
