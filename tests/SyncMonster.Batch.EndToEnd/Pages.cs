using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>The pages that the program serves on this machine.</summary>
public sealed class Pages
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
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
