using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>
/// A server that deals in bytes, for what a well-behaved one can't show. Each connection runs the script.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    public RawServer(Func<RawConnection, Task> script)
    {
        _listener.Start();
        _accepting = AcceptAsync(script);
    }

    public Uri BaseUrl => new($"http://{_listener.LocalEndpoint}/api");

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<RawConnection, Task> script)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                running.Add(ServeAsync(script, client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }

        await Task.WhenAll(running);
    }

    private async Task ServeAsync(Func<RawConnection, Task> script, TcpClient client)
    {
        using var owned = client;
        try
        {
            using var connection = new RawConnection(client, _stop.Token);
            await script(connection);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
        }
    }
}

/// <summary>One connection to a <see cref="RawServer"/>.</summary>
public sealed class RawConnection(TcpClient client, CancellationToken stop) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();
    private readonly MemoryStream _seen = new();

    public void Dispose()
    {
        _stream.Dispose();
        _seen.Dispose();
    }

    /// <summary>Everything that came so far.</summary>
    public string Seen => Encoding.Latin1.GetString(_seen.ToArray());

    /// <summary>Reads until the text has come; false if the connection ended before.</summary>
    public async Task<bool> ReadUntil(string text)
    {
        while (!Seen.Contains(text, StringComparison.Ordinal))
        {
            if (await ReadSome() == 0)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Reads until so many bytes have come after the head of the request; false if the connection ended before.
    /// </summary>
    public async Task<bool> ReadBody(int bytes)
    {
        if (!await ReadUntil("\r\n\r\n"))
            return false;
        var head = Seen.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        while (_seen.Length - head < bytes)
        {
            if (await ReadSome() == 0)
                return false;
        }

        return true;
    }

    /// <summary>Reads a whole request by its Content-Length.</summary>
    public async Task<bool> ReadRequest() => await ReadUntil("\r\n\r\n") && await ReadBody(ContentLength);

    /// <summary>The length the request promises.</summary>
    public int ContentLength
    {
        get
        {
            var line = Seen.Split("\r\n").FirstOrDefault(
                l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            return line is null ? 0 : int.Parse(line.Split(':')[1]);
        }
    }

    /// <summary>Whether more has come than was read, without waiting.</summary>
    public bool HasMore => client.Available > 0;

    /// <summary>Waits for the other side to hang up; gives what still came.</summary>
    public async Task<string> ReadToEnd()
    {
        try
        {
            while (await ReadSome() > 0)
            {
            }
        }
        catch (IOException)
        {
        }

        return Seen;
    }

    public async Task Write(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    /// <summary>An answer with its length.</summary>
    public Task Answer(string statusLine, string body, params string[] headers) => Write(
        $"HTTP/1.1 {statusLine}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Client.Close();
    }

    private async Task<int> ReadSome()
    {
        var buffer = new byte[64 * 1024];
        var count = await _stream.ReadAsync(buffer, stop);
        _seen.Write(buffer, 0, count);
        return count;
    }
}
