using System.Text;
using Microsoft.AspNetCore.Http;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Tests.Time;

namespace SyncMonster.Batch.Tests.Api;

public sealed class FileDownloadTests
{
    private const string Video = "Content-Type: video/mp4";
    private const string ETag = "\"v1\"";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_as_a_stream_with_its_length_and_strong_etag()
    {
        await using var server = await ApiServer.Start(async (context, _) =>
        {
            context.Response.ContentType = "video/mp4";
            context.Response.ContentLength = 100_000;
            context.Response.Headers.ETag = ETag;
            context.Response.Headers.ContentDisposition = "attachment; filename=\"output.mp4\"";
            await context.Response.Body.WriteAsync(Uploads.Bytes(100_000));
        });
        using var client = server.Client();
        await using var reply = await client.GetFileAsync("r", null, Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        Assert.Equal((100_000L, ETag, 0L), (content.Length, content.ETag, content.StartsAt));
        Assert.Equal(Uploads.Bytes(100_000), await ReadAll(content));
    }

    [Fact]
    public async Task A_weak_etag_is_none_and_a_missing_length_unknown()
    {
        await using var server = await ApiServer.Start(async (context, _) =>
        {
            context.Response.ContentType = "video/mp4";
            context.Response.Headers.ETag = "W/\"v1\"";
            await context.Response.Body.WriteAsync(Uploads.Bytes(10));
            await context.Response.Body.FlushAsync();
            await context.Response.Body.WriteAsync(Uploads.Bytes(10));
        });
        using var client = server.Client();
        await using var reply = await client.GetFileAsync("r", null, Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        Assert.Null(content.Length);
        Assert.Null(content.ETag);
        Assert.Equal(20, (await ReadAll(content)).Length);
    }

    [Fact]
    public async Task The_rest_of_a_file_is_asked_for_by_its_etag_and_tells_where_it_starts()
    {
        await using var server = await ApiServer.Start(async (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.ContentType = "video/mp4";
            context.Response.Headers.ETag = ETag;
            context.Response.Headers.ContentRange = "bytes 40-99/100";
            await context.Response.Body.WriteAsync(Uploads.Bytes(100).AsMemory(40));
        });
        using var client = server.Client();
        await using var reply = await client.GetFileAsync("r", new FileRange(40, ETag), Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        Assert.Equal((100L, ETag, 40L), (content.Length, content.ETag, content.StartsAt));
        Assert.Equal(Uploads.Bytes(100)[40..], await ReadAll(content));
        var sent = Assert.Single(server.Received);
        Assert.Equal(("bytes=40-", ETag), (sent.Headers["range"], sent.Headers["if-range"]));
    }

    [Theory]
    [InlineData(416, null, ETag)]
    [InlineData(206, "bytes 41-99/100", ETag)]
    [InlineData(206, null, ETag)]
    [InlineData(206, "bytes 40-99/100", "\"v2\"")]
    public async Task A_range_that_is_not_granted_as_asked_gives_the_whole_file(int status, string? range, string eTag)
    {
        await using var server = await ApiServer.Start(async (context, request) =>
        {
            context.Response.ContentType = "video/mp4";
            context.Response.Headers.ETag = eTag;
            if (request.Headers.ContainsKey("range"))
            {
                context.Response.StatusCode = status;
                context.Response.Headers.ContentRange = range;
                return;
            }

            await context.Response.Body.WriteAsync(Uploads.Bytes(100));
        });
        using var client = server.Client();
        await using var reply = await client.GetFileAsync("r", new FileRange(40, ETag), Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        Assert.Equal(0, content.StartsAt);
        Assert.Equal(Uploads.Bytes(100), await ReadAll(content));
    }

    [Fact]
    public async Task A_range_answered_with_the_whole_file_starts_at_zero()
    {
        await using var server = await ApiServer.Start(async (context, _) =>
        {
            context.Response.ContentType = "video/mp4";
            await context.Response.Body.WriteAsync(Uploads.Bytes(100));
        });
        using var client = server.Client();
        await using var reply = await client.GetFileAsync("r", new FileRange(40, ETag), Cancel);
        Assert.Equal(0, Assert.IsType<FileReply.Content>(reply).StartsAt);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task What_is_no_video_is_no_file(string? contentType)
    {
        var fault = await Calls.FaultOf("get-file", 200, "anything", contentType);
        Assert.Equal(FaultKind.Transient, fault.Kind);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_a_transient_fault_of_the_read()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write($"HTTP/1.1 200 OK\r\n{Video}\r\nContent-Length: 1000\r\n\r\nftyp");
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        await using var reply = await client.GetFileAsync("r", null, Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        var thrown = await Assert.ThrowsAsync<ApiException>(() => ReadAll(content));
        Assert.Equal(FaultKind.Transient, thrown.Fault.Kind);
    }

    [Fact]
    public async Task A_file_that_stalls_is_a_transient_fault_of_the_read()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write($"HTTP/1.1 200 OK\r\n{Video}\r\nContent-Length: 1000\r\n\r\nftyp");
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(
            ApiServer.Options(server.BaseUrl, o => o.StallTimeout = TimeSpan.FromSeconds(41)), time);
        await using var reply = await client.GetFileAsync("r", null, Cancel);
        var content = Assert.IsType<FileReply.Content>(reply);
        var four = new byte[4];
        await content.Stream.ReadExactlyAsync(four, Cancel);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(four));

        var more = content.Stream.ReadAsync(four, Cancel).AsTask();
        await time.WaitForTimer(TimeSpan.FromSeconds(41));
        time.Advance(TimeSpan.FromSeconds(41));
        var thrown = await Assert.ThrowsAsync<ApiException>(() => more);
        Assert.Equal((FaultKind.Transient, "no byte within 41 s"), (thrown.Fault.Kind, thrown.Fault.Message));
    }

    [Fact]
    public async Task Reading_is_cancelled_by_its_own_token_and_the_attempts_time_does_not_end_it()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write($"HTTP/1.1 200 OK\r\n{Video}\r\nContent-Length: 1000\r\n\r\nftyp");
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(
            ApiServer.Options(server.BaseUrl, o => o.StallTimeout = TimeSpan.FromHours(1)), time);
        await using var reply = await client.GetFileAsync("r", null, Cancel);
        time.Advance(TimeSpan.FromMinutes(30));
        var content = Assert.IsType<FileReply.Content>(reply);
        using var own = new CancellationTokenSource();
        Assert.Equal(4, await content.Stream.ReadAsync(new byte[100], own.Token));
        var more = content.Stream.ReadAsync(new byte[100], own.Token).AsTask();
        await own.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
    }

    private static async Task<byte[]> ReadAll(FileReply.Content content)
    {
        using var bytes = new MemoryStream();
        await content.Stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
