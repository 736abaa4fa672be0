using System.Buffers.Binary;
using System.Security.Cryptography;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;
using SyncMonster.Media;

namespace SyncMonster.Batch.Tests.Outputs;

public sealed class DeliveryTests : IAsyncDisposable
{
    private const string ETag = "\"v1\"";

    private static readonly byte[] Video = Mp4(200_000);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly DeliveryFolder _deliveries = new(new DiskFiles());

    private string Output => Path.Combine(_folder, "es", "ep01.mp4");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _deliveries.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_complete_video_stands_under_its_name_and_nothing_beside_it()
    {
        var file = await WriteAsync(new MemoryStream(Video), Video.Length);

        Assert.Equal(Video, await File.ReadAllBytesAsync(Output, Cancel));
        Assert.Equal(
            (Output, Video.Length, Convert.ToHexStringLower(SHA256.HashData(Video))),
            (file.Path, file.Bytes, file.Sha256));
        Assert.Equal([Output], Standing());
    }

    [Theory]
    [InlineData(199_999, null)]
    [InlineData(199_999, 199_999L)]
    [InlineData(200_000, 200_001L)]
    public async Task A_video_that_is_cut_or_not_as_long_as_promised_is_damaged_and_leaves_nothing(
        int bytes, long? promised)
    {
        await Assert.ThrowsAsync<MediaException>(() => WriteAsync(new MemoryStream(Video[..bytes]), promised));
        Assert.Empty(Standing());
    }

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        await Assert.ThrowsAsync<ApiException>(() => WriteAsync(new BreakingStream(Video[..150_000]), Video.Length));
        Assert.Equal(new FileRange(150_000, ETag), _deliveries.RestOf(Output));
        Assert.DoesNotContain(Output, Standing());

        var file = await WriteAsync(new MemoryStream(Video[150_000..]), Video.Length, startsAt: 150_000);
        Assert.Equal(Video, await File.ReadAllBytesAsync(Output, Cancel));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Video)), file.Sha256);
        Assert.Equal([Output], Standing());
    }

    [Fact]
    public async Task A_transfer_that_breaks_twice_goes_on_twice()
    {
        await Assert.ThrowsAsync<ApiException>(() => WriteAsync(new BreakingStream(Video[..50_000]), Video.Length));
        await Assert.ThrowsAsync<ApiException>(
            () => WriteAsync(new BreakingStream(Video[50_000..120_000]), Video.Length, startsAt: 50_000));
        Assert.Equal(120_000, _deliveries.RestOf(Output)?.From);
        await WriteAsync(new MemoryStream(Video[120_000..]), Video.Length, startsAt: 120_000);
        Assert.Equal(Video, await File.ReadAllBytesAsync(Output, Cancel));
    }

    [Fact]
    public async Task A_whole_file_in_answer_to_a_range_is_taken_from_its_beginning()
    {
        await Assert.ThrowsAsync<ApiException>(
            () => WriteAsync(new BreakingStream(Mp4(200_000, 7)[..150_000]), Video.Length));
        await WriteAsync(new MemoryStream(Video), Video.Length, eTag: "\"v2\"");
        Assert.Equal(Video, await File.ReadAllBytesAsync(Output, Cancel));
    }

    [Fact]
    public async Task Without_a_strong_etag_a_broken_transfer_leaves_nothing_to_go_on_with()
    {
        await Assert.ThrowsAsync<ApiException>(
            () => WriteAsync(new BreakingStream(Video[..150_000]), Video.Length, eTag: null));
        Assert.Null(_deliveries.RestOf(Output));
        Assert.Empty(Standing());
    }

    [Fact]
    public async Task A_rest_that_does_not_fit_its_beginning_is_not_put_to_it()
    {
        await Assert.ThrowsAsync<ApiException>(() => WriteAsync(new BreakingStream(Video[..150_000]), Video.Length));
        await Assert.ThrowsAsync<MediaException>(
            () => WriteAsync(new MemoryStream(Video[140_000..]), Video.Length, startsAt: 140_000));
        Assert.Null(_deliveries.RestOf(Output));
        Assert.Empty(Standing());
    }

    [Fact]
    public async Task At_the_end_of_a_run_no_part_is_left()
    {
        await Assert.ThrowsAsync<ApiException>(() => WriteAsync(new BreakingStream(Video[..150_000]), Video.Length));
        await _deliveries.DisposeAsync();
        Assert.Empty(Standing());
    }

    [Fact]
    public async Task A_part_that_a_killed_run_left_is_written_over()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Output)!);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "es", ".ep01.mp4.part"), new byte[300_000], Cancel);
        await WriteAsync(new MemoryStream(Video), Video.Length);
        Assert.Equal(Video, await File.ReadAllBytesAsync(Output, Cancel));
        Assert.Equal([Output], Standing());
    }

    [Fact]
    public async Task A_delivered_file_is_known_again_until_a_byte_of_it_changes()
    {
        var file = await WriteAsync(new MemoryStream(Video), Video.Length);
        Assert.Equal(file, await _deliveries.CheckAsync(file, Output, Cancel));

        // Touched, and the same: its new time is taken.
        File.SetLastWriteTimeUtc(Output, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            (await _deliveries.CheckAsync(file, Output, Cancel))?.ModifiedAt.UtcDateTime);

        var changed = Video.ToArray();
        changed[^1]++;
        await File.WriteAllBytesAsync(Output, changed, Cancel);
        Assert.Null(await _deliveries.CheckAsync(file, Output, Cancel));

        File.Delete(Output);
        Assert.Null(await _deliveries.CheckAsync(file, Output, Cancel));
    }

    private async Task<DeliveredFile> WriteAsync(Stream stream, long? length, long startsAt = 0, string? eTag = ETag)
    {
        await using var content = new FileReply.Content(stream, length, eTag, startsAt);
        return await _deliveries.WriteAsync(content, Output, new Progress<long>(), Cancel);
    }

    private string[] Standing() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private static byte[] Mp4(int length, byte fill = 1)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, fill);
        var at = 0;
        foreach (var (type, size) in new[] { ("ftyp", 16), ("moov", 16), ("mdat", length - 32) })
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), size);
            System.Text.Encoding.ASCII.GetBytes(type).CopyTo(bytes, at + 4);
            at += size;
        }

        return bytes;
    }

    // A connection that is reset where the bytes end.
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read
                ? read
                : throw new ApiException("GET /get-file", new Fault(FaultKind.Transient, "reset"));
    }
}
