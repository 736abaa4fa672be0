using System.Net;
using System.Net.Http.Headers;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>get-file: whole, in ranges, and cut.</summary>
public sealed class DownloadTests
{
    [Fact]
    public async Task A_file_comes_with_the_headers_of_the_reference()
    {
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        var url = await DubAsync(client);
        using var response = await client.Http.GetAsync(url);
        Assert.Equal("video/mp4", response.Content.Headers.GetValues("Content-Type").Single());
        Assert.Equal(
            "attachment; filename=\"output.mp4\"", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal((await response.Content.ReadAsByteArrayAsync()).Length, response.Content.Headers.ContentLength);
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
    }

    [Fact]
    public async Task Ranges_put_together_are_the_file()
    {
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        var url = await DubAsync(client);
        using var head = await client.Http.GetAsync(url);
        var whole = await head.Content.ReadAsByteArrayAsync();
        var parts = new List<byte>();
        for (var from = 0; from < whole.Length; from += 700)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Range = new RangeHeaderValue(from, Math.Min(from + 699, whole.Length - 1));
            request.Headers.IfRange = new RangeConditionHeaderValue(head.Headers.ETag!);
            using var part = await client.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            parts.AddRange(await part.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(whole, parts);
    }

    [Fact]
    public async Task A_range_of_another_file_gives_the_whole_one()
    {
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, await DubAsync(client));
        request.Headers.Range = new RangeHeaderValue(10, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"of-another\""));
        using var response = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_same_output_is_served_to_many_at_once()
    {
        await using var server = await StartAsync();
        using var client = new SandboxClient(server);
        var url = await DubAsync(client);
        var files = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Http.GetByteArrayAsync(url)));
        Assert.All(files, f => Assert.Equal(files[0], f));
    }

    [Fact]
    public async Task A_cut_file_ends_early_with_a_broken_connection_or_without_a_word()
    {
        byte[] whole;
        var folder = Directory.CreateTempSubdirectory("sandbox-test-").FullName;
        Uri url;
        await using (var server = await StartAsync(folder))
        {
            using var client = new SandboxClient(server);
            url = await DubAsync(client);
            whole = await client.Http.GetByteArrayAsync(url);
        }

        await using (var server = await StartAsync(folder, "cut-file=1"))
        {
            using var client = new SandboxClient(server);
            var outcomes = new HashSet<string>();
            for (var i = 0; i < 30; i++)
            {
                try
                {
                    var cut = await client.Http.GetByteArrayAsync(new Uri(server.Root, url.PathAndQuery));
                    Assert.Equal(whole[..(whole.Length / 2)], cut);
                    outcomes.Add("without a word");
                }
                catch (HttpRequestException)
                {
                    outcomes.Add("broken");
                }
            }

            Assert.Equal(2, outcomes.Count);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<SandboxServer> StartAsync(string? folder = null, string faults = "") => SandboxServer.StartAsync(
        new SandboxOptions { Speed = SandboxSpeed.Instant, DataFolder = folder, Faults = SandboxFaults.Parse(faults), Seed = 1 });

    private static async Task<Uri> DubAsync(SandboxClient client)
    {
        var job = await client.GenerateAsync(await client.FoundFaceIdAsync(TinyVideo.Mp4()), TinyAudio.Wav());
        return client.Url($"/get-file?request_id={job.Data.GetProperty("request_id").GetString()}");
    }
}
