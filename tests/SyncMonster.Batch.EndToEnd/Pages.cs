using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>The pages that the program serves on this machine.</summary>
public sealed partial class Pages
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_shows_a_run_while_it_is_on()
    {
        await using var studio = await Studio.OpenAsync("--latency", "200");
        var port = FreePort();
        await using var run = Command.Start(studio.Environment, "run", studio.Quickstart(), "--dashboard", $"{port}");
        await run.SaysAsync("analyzing");

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var page = await http.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Sound Check S01", html, StringComparison.Ordinal);
        Assert.Contains("of 6 delivered", html, StringComparison.Ordinal);
        Assert.Contains(
            "default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(Studio.Key, html, StringComparison.Ordinal);
        var status = await http.GetFromJsonAsync<JsonElement>(new Uri("/status.json", UriKind.Relative), Cancel);
        Assert.Equal("Sound Check S01", status.GetProperty("project").GetString());
        Assert.Equal(0, (await run.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_dashboard_whose_port_is_taken_ends_with_2_before_anything_is_sent()
    {
        await using var studio = await Studio.OpenAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var run = await studio.RunAsync(studio.Quickstart(), "--dashboard", $"{port}");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Port {port} can't be had", run.Errors, StringComparison.Ordinal);
        Assert.Empty(await studio.LedgerAsync());
    }

    [Fact]
    public async Task Faces_that_a_person_ticks_on_the_review_page_are_the_ones_that_are_driven()
    {
        await using var studio = await Studio.OpenWithPicturesAsync();
        var season = studio.Manifest(
            """
            version: 1
            defaults: { faces: review }
            jobs:
              - { video: media/ep02.mp4, audio: media/ep02.es.wav, language: es }
            """);
        Assert.Equal(5, (await studio.RunAsync(season)).ExitCode);

        await using (var review = Command.Start(studio.Environment, "review", season))
        {
            var address = new Uri(
                (await review.FirstLine).Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)));
            using var http = new HttpClient { BaseAddress = address };
            var html = await http.GetStringAsync(new Uri("", UriKind.Relative), Cancel);
            Assert.Contains("media/ep02.mp4", html, StringComparison.Ordinal);
            var pictures = Pictures().Matches(html).Select(match => WebUtility.HtmlDecode(match.Value)).ToList();
            Assert.NotEmpty(pictures);
            foreach (var picture in pictures)
                Assert.Equal(
                    [0xFF, 0xD8], (await http.GetByteArrayAsync(new Uri(picture, UriKind.Relative), Cancel))[..2]);

            // In every scene that waits, the last face.
            var ticks = Scenes().Matches(html).GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value);
            using var form = new FormUrlEncodedContent(
                ticks.Select(scene => KeyValuePair.Create(scene.Key, scene.Last())));
            var saved = await http.PostAsync(new Uri("save?video=0", UriKind.Relative), form, Cancel);
            Assert.Contains(
                "Every scene is decided", await saved.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            (await http.PostAsync(new Uri("finish", UriKind.Relative), null, Cancel)).EnsureSuccessStatusCode();
            Assert.Equal(0, (await review.EndAsync()).ExitCode);
        }

        var run = await studio.RunAsync(season);
        Assert.True(run.ExitCode == 0, run.Errors);
        var driven = (await studio.LedgerAsync()).Single(entry => entry.GetProperty("type").GetString() == "generate").GetProperty("generation");
        Assert.Contains("1", driven.GetProperty("scene_faces").ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:frame|face)\\.jpg\\?[^\"]*")]
    private static partial Regex Pictures();

    [GeneratedRegex("name=\"(scene[0-9]+)\" value=\"([0-9]+)\"")]
    private static partial Regex Scenes();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
