using System.Net;
using System.Net.Sockets;
using System.Text;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Nothing is accepted before the closing boundary of an upload, and all after it, was received.</summary>
public sealed class CutUploadTests
{
    // The closing boundary's own line end belongs to nobody: what follows the two dashes may be missing.
    private const int LineEnd = 2;

    [Fact]
    public async Task An_upload_that_is_cut_anywhere_bills_nothing()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        using var client = new SandboxClient(server);
        var body = RawCall.Multipart(TinyVideo.Mp4());
        int[] lengths = [0, 1, 50, body.Length / 2, .. Enumerable.Range(body.Length - 40, 40)];
        foreach (var length in lengths)
            Assert.DoesNotContain(" 201 ", await RawCall.SendCutAsync(server, body, length), StringComparison.Ordinal);

        Assert.Equal(0, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
        Assert.Equal(0, (await client.GetAsync("/list-assets")).Data.GetArrayLength());
        Assert.Contains(" 201 ", await RawCall.SendCutAsync(server, body, body.Length), StringComparison.Ordinal);
        Assert.Equal(1, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task A_chunked_upload_that_ends_before_its_closing_boundary_bills_nothing()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        using var client = new SandboxClient(server);
        var body = RawCall.Multipart(TinyVideo.Mp4());
        for (var missing = LineEnd + 1; missing < 40; missing++)
            Assert.Contains(
                " 400 ", await RawCall.SendChunkedAsync(server, body[..^missing]), StringComparison.Ordinal);

        Assert.Equal(0, (await client.LedgerAsync()).GetProperty("entries").GetArrayLength());
        Assert.Contains(" 201 ", await RawCall.SendChunkedAsync(server, body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_an_upload_can_be_held_back()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        using var client = new SandboxClient(server);
        var body = RawCall.Multipart(TinyVideo.Mp4());
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {server.BaseUrl.AbsolutePath}/find-face HTTP/1.1\r\nHost: localhost\r\nx-api-key: key-of-a-test\r\nConnection: close\r\n"
            + $"Content-Type: multipart/form-data; boundary={RawCall.Boundary}\r\nContent-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body.AsMemory(0, body.Length - 16));
        for (var calls = 0; calls < 50; calls++)
            Assert.Equal(0, (await client.GetAsync("/list-requests")).Json.GetProperty("total_requests").GetInt32());

        await stream.WriteAsync(body.AsMemory(body.Length - 16));
        using var reader = new StreamReader(stream);
        Assert.Contains(" 201 ", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await client.GetAsync("/list-requests")).Json.GetProperty("total_requests").GetInt32());
    }

    [Fact]
    public async Task A_large_upload_that_is_refused_early_still_gets_its_answer()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Structural = true, MaxUploadBytes = 1000 });
        using var client = new SandboxClient(server);
        for (var i = 0; i < 3; i++)
            (await client.FindFaceAsync(new byte[64 << 20])).Refuses(
                HttpStatusCode.RequestEntityTooLarge, "failed", "ERR_009");
        using var keyless = new SandboxClient(server, key: null);
        for (var i = 0; i < 3; i++)
            (await keyless.FindFaceAsync(new byte[64 << 20])).Refuses(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
