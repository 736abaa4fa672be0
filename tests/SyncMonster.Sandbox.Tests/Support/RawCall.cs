using System.Net.Sockets;
using System.Text;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>A call written byte by byte, so that it can end anywhere.</summary>
internal static class RawCall
{
    public const string Boundary = "a-boundary-of-a-test";

    /// <summary>A multipart body with one video, down to the line end after its closing boundary.</summary>
    public static byte[] Multipart(byte[] video) =>
    [
        .. Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"video\"; filename=\"a.mp4\"\r\nContent-Type: video/mp4\r\n\r\n"),
        .. video,
        .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"),
    ];

    /// <summary>Sends the first bytes of a body that was promised whole, then closes the sending side.</summary>
    /// <returns>What came back before the server closed.</returns>
    public static Task<string> SendCutAsync(SandboxServer server, byte[] body, int bytes) =>
        SendAsync(server, $"Content-Length: {body.Length}", body[..bytes], hangUp: bytes < body.Length);

    /// <summary>Sends a body as one chunk, properly ended, whatever it holds.</summary>
    public static Task<string> SendChunkedAsync(SandboxServer server, byte[] body) => SendAsync(
        server,
        "Transfer-Encoding: chunked",
        [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8],
        hangUp: false);

    private static async Task<string> SendAsync(SandboxServer server, string framing, byte[] body, bool hangUp)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {server.BaseUrl.AbsolutePath}/find-face HTTP/1.1\r\nHost: localhost\r\nx-api-key: key-of-a-test\r\nConnection: close\r\n"
            + $"Content-Type: multipart/form-data; boundary={Boundary}\r\n{framing}\r\n\r\n"));
        await stream.WriteAsync(body);
        if (hangUp)
            client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
