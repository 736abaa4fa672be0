using Microsoft.AspNetCore.Http;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Tests.Time;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>How reads are tried again, and what costs is not.</summary>
public sealed class PatienceTests
{
    private const string NoAssets = """{"status":"success","data":[]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_that_fails_in_passing_is_tried_again_after_a_growing_pause()
    {
        var time = new FakeTimeProvider();
        await using var server = await Failing(times: 2, 503);
        using var client = server.Client(time, Twice);
        var call = client.ListAssetsAsync(Cancel);
        var pauses = new List<TimeSpan>();
        for (var retry = 1; retry <= 2; retry++)
        {
            pauses.Add(await NextPause(time, server, retry));
            Assert.Equal(retry, server.Received.Count);
            time.Advance(pauses[^1]);
        }

        Assert.Empty(await call);
        Assert.Equal(3, server.Received.Count);
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(2));
        Assert.True(pauses[1] > pauses[0], $"{pauses[0]}, then {pauses[1]}");
    }

    [Fact]
    public async Task A_read_that_keeps_failing_reports_its_last_fault()
    {
        var time = new FakeTimeProvider();
        await using var server = await Failing(times: 9, 502);
        using var client = server.Client(time, Twice);
        var call = client.ListAssetsAsync(Cancel);
        for (var retry = 1; retry <= 2; retry++)
            time.Advance(await NextPause(time, server, retry));
        var thrown = await Assert.ThrowsAsync<ApiException>(() => call);
        Assert.Equal(
            (FaultKind.Transient, 502, 3), (thrown.Fault.Kind, thrown.Fault.HttpStatus, server.Received.Count));
    }

    [Fact]
    public async Task A_short_retry_after_is_waited_out_to_the_second()
    {
        var time = new FakeTimeProvider();
        await using var server = await Failing(times: 1, 429, retryAfter: "9");
        using var client = server.Client(time, Twice);
        var call = client.ListAssetsAsync(Cancel);
        await time.WaitForTimer(TimeSpan.FromSeconds(9));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await call);
    }

    [Fact]
    public async Task A_long_retry_after_is_the_callers_to_wait()
    {
        await using var server = await Failing(times: 1, 429, retryAfter: "11");
        using var client = server.Client(new FakeTimeProvider(), Twice);
        var fault = (await Assert.ThrowsAsync<ApiException>(() => client.ListAssetsAsync(Cancel))).Fault;
        Assert.Equal(
            (FaultKind.Transient, TimeSpan.FromSeconds(11), true), (fault.Kind, fault.RetryAfter, fault.Throttled));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_will_not_pass_by_itself_is_not_tried_again(int status)
    {
        await using var server = await ApiServer.Start(status, """{"status":"failed","message":"no"}""");
        using var client = server.Client(new FakeTimeProvider(), Twice);
        await Assert.ThrowsAsync<ApiException>(() => client.ListAssetsAsync(Cancel));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("find-face")]
    [InlineData("find-face upload")]
    [InlineData("generate")]
    public async Task What_costs_is_sent_once_however_it_fails(string call)
    {
        foreach (var status in (int[])[429, 500, 503, 400, 200])
        {
            await using var server = await ApiServer.Start(status, "busy");
            using var client = server.Client(new FakeTimeProvider(), Twice);
            await Assert.ThrowsAsync<ApiException>(() => client.Make(call));
            Assert.Single(server.Received);
        }
    }

    [Fact]
    public async Task An_attempt_without_a_reply_is_given_up_and_tried_again()
    {
        var time = new FakeTimeProvider();
        var attempts = 0;
        var silent = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            if (Interlocked.Increment(ref attempts) > 1)
            {
                await connection.Answer("200 OK", NoAssets);
                return;
            }

            silent.SetResult();
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl, Twice), time, () => 0.5);
        var call = client.ListAssetsAsync(Cancel);
        await silent.Task;
        await time.WaitForTimer(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        time.Advance(await time.WaitForTimer(due => due < TimeSpan.FromSeconds(10)));
        Assert.Empty(await call);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task A_read_has_an_end_to_all_its_attempts()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(async connection => await connection.ReadToEnd());
        using var client = SyncMonsterApiClient.Create(
            ApiServer.Options(
                server.BaseUrl,
                o => (o.AttemptTimeout, o.TotalTimeout) = (TimeSpan.FromHours(1), TimeSpan.FromSeconds(100))),
            time);
        var call = client.ListAssetsAsync(Cancel);
        await time.WaitForTimer(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(100));
        var fault = (await Assert.ThrowsAsync<ApiException>(() => call)).Fault;
        Assert.Equal((FaultKind.Transient, "no reply within 100 s"), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task A_cancelled_read_is_a_cancellation()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            arrived.TrySetResult();
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl, Twice));
        using var cancel = new CancellationTokenSource();
        var call = client.ListAssetsAsync(cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_transient_fault_of_a_read()
    {
        Uri nobody;
        await using (var server = new RawServer(_ => Task.CompletedTask))
            nobody = server.BaseUrl;
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(nobody));
        foreach (var call in Calls.Reads)
        {
            var fault = (await Assert.ThrowsAsync<ApiException>(() => client.Make(call))).Fault;
            Assert.Equal((FaultKind.Transient, "Connection refused"), (fault.Kind, fault.Message));
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sta")]
    [InlineData("220 smtp ready\r\n")]
    [InlineData("")]
    public async Task A_reply_that_breaks_off_is_a_transient_fault_of_a_read(string reply)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write(reply);
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var fault = (await Assert.ThrowsAsync<ApiException>(() => client.ListAssetsAsync(Cancel))).Fault;
        Assert.Equal(FaultKind.Transient, fault.Kind);
    }

    private static void Twice(SyncMonsterApiOptions options) => options.Retries = 2;

    private static async Task<ApiServer> Failing(int times, int status, string? retryAfter = null)
    {
        var failed = 0;
        return await ApiServer.Start((context, _) =>
        {
            if (Interlocked.Increment(ref failed) > times)
                return ApiServer.Answer(context, StatusCodes.Status200OK, NoAssets);
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return ApiServer.Answer(context, status, "busy", "text/plain");
        });
    }

    // While a pause runs, its timer is the only one that is shorter than an attempt's.
    private static async Task<TimeSpan> NextPause(FakeTimeProvider time, ApiServer server, int requests)
    {
        var pause = await time.WaitForTimer(due => due < TimeSpan.FromSeconds(10));
        Assert.Equal(requests, server.Received.Count);
        return pause;
    }
}
