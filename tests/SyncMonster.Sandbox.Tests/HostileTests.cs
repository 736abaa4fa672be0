using System.Buffers.Binary;
using System.Net;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>
/// Files that were made to harm, at the door of the server: each is answered at once with the code of its cause, nothing
/// is billed, and nothing of it stays. That none of them costs memory is tested with the probe.
/// </summary>
public sealed class HostileTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private SandboxClient _client = null!;

    public static TheoryData<string, string> Videos => new()
    {
        { "random bytes", "ERR_008" },
        { "a picture called a video", "ERR_008" },
        { "an archive called a video", "ERR_008" },
        { "an mp3 called a video", "ERR_008" },
        { "random bytes behind a true beginning", "ERR_007" },
        { "cut after its beginning", "ERR_007" },
        { "cut amid its frames", "ERR_007" },
        { "cut before its last byte", "ERR_007" },
        { "more frames than bytes", "ERR_007" },
        { "more times than bytes", "ERR_007" },
        { "a box of exabytes", "ERR_007" },
        { "boxes without end inside each other", "ERR_007" },
        { "boxes without end behind each other", "ERR_007" },
        { "no frame at all", "ERR_007" },
        { "a picture wider than any can be", "ERR_007" },
        { "a picture of no size", "ERR_007" },
        { "a length of ages", "ERR_007" },
    };

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true });
        _client = new SandboxClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, (await _client.LedgerAsync()).GetProperty("charged").GetDecimal());
        Assert.Equal(0, (await _client.GetAsync("/list-assets")).Data.GetArrayLength());
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Videos))]
    public async Task A_hostile_video_is_refused_by_its_cause(string kind, string code) =>
        (await _client.FindFaceAsync(Video(kind))).Refuses(HttpStatusCode.BadRequest, "failed", code);

    private static byte[] Video(string kind)
    {
        var good = TinyVideo.Mp4();
        return kind switch
        {
            "random bytes" => Random(100_000),
            "a picture called a video" => [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Random(1000)],
            "an archive called a video" => [.. "PK"u8, 3, 4, .. Random(1000)],
            "an mp3 called a video" => [.. Enumerable.Repeat((byte[])[0xFF, 0xFB, 0x90, 0x64, .. new byte[413]], 20).SelectMany(frame => frame)],
            "random bytes behind a true beginning" => [.. good[..20], .. Random(100_000)],
            "cut after its beginning" => good[..20],
            "cut amid its frames" => good[..100],
            "cut before its last byte" => good[..^1],
            "more frames than bytes" => With(good, "stsz", 8, uint.MaxValue),
            "more times than bytes" => With(good, "stts", 4, uint.MaxValue),
            "a box of exabytes" => [.. good[..20], .. Number(1), .. "mdat"u8, .. Number(0x0FFFFFFF), .. Number(0), .. good[20..]],
            "boxes without end inside each other" => [.. good[..20], .. Nested(200_000)],
            "boxes without end behind each other" => [.. good[..20], .. Enumerable.Repeat((byte[])[.. Number(8), .. "moof"u8], 1_100_000).SelectMany(box => box)],
            "no frame at all" => With(With(good, "stsz", 8, 0), "stts", 4, 0),
            "a picture wider than any can be" => TinyVideo.Mp4(width: 8193),
            "a picture of no size" => TinyVideo.Mp4(width: 0),
            "a length of ages" => With(good, "stts", 12, uint.MaxValue),
            _ => throw new ArgumentException($"No such kind: {kind}.", nameof(kind)),
        };
    }

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    /// <summary>The file with a number in a box overwritten, so far behind the box's name.</summary>
    private static byte[] With(byte[] file, string box, int offset, uint value)
    {
        var changed = file.ToArray();
        var name = changed.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(box));
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(name + 4 + offset), value);
        return changed;
    }

    private static byte[] Nested(int depth)
    {
        var bytes = new byte[8 * depth];
        for (var i = 0; i < depth; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8 * i), (uint)(8 * (depth - i)));
            (i == 0 ? "moov"u8 : "trak"u8).CopyTo(bytes.AsSpan((8 * i) + 4));
        }

        return bytes;
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
