using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Tests.Time;

namespace SyncMonster.Batch.Tests.Api;

public sealed class HeldBackUploadTests
{
    private const string Created = """{"status":"success","data":{"find_face_id":"ff_1","video_asset_id":7}}""";

    private static readonly FindFaceRequest FiftyKilobytes = new(Uploads.Of("a.mp4", 50_000));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_past_the_gate_is_sent_before_it_opens_and_the_server_handles_nothing()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var gate = new CommitGate();
        var call = client.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mp4", 3_000_000)), gate, Cancel);
        await gate.Ready;

        Assert.Empty(server.Received);
        Assert.False(gate.Released);
        Assert.False(call.IsCompleted);

        gate.Open();
        var created = await call;
        Assert.Equal("ff_1", created.FindFaceId);
        Assert.True(gate.Released);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task The_whole_closing_delimiter_waits_at_the_gate_and_the_length_is_exact()
    {
        var atGate = new TaskCompletionSource<string>();
        var gateReached = new TaskCompletionSource();
        var nothingMore = new TaskCompletionSource<bool>();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadUntil("\r\n\r\n");
            var boundary = connection.Seen.Split("boundary=")[1].Split("\r\n")[0];
            var closing = $"\r\n--{boundary}--\r\n";
            await connection.ReadBody(connection.ContentLength - closing.Length);
            atGate.SetResult(connection.Seen);
            await gateReached.Task;
            var readBefore = connection.Seen.Length;
            nothingMore.SetResult(!connection.HasMore);
            await connection.ReadRequest();
            Assert.Equal(closing, connection.Seen[readBefore..]);
            await connection.Answer("201 Created", Created);
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var gate = new CommitGate();
        var call = client.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mp4", 100_000)), gate, Cancel);
        await gate.Ready;

        var seen = await atGate.Task;
        Assert.EndsWith(
            System.Text.Encoding.ASCII.GetString(Uploads.Bytes(100_000)[^1000..]), seen, StringComparison.Ordinal);
        gateReached.SetResult();
        Assert.True(await nothingMore.Task);
        gate.Open();
        Assert.Equal("ff_1", (await call).FindFaceId);
    }

    [Fact]
    public async Task An_upload_aborted_at_its_gate_was_not_sent()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var gate = new CommitGate();
        var call = client.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mp4", 200_000)), gate, Cancel);
        await gate.Ready;
        Assert.True(gate.Abort());
        Assert.False(gate.Open());

        var fault = await FaultOf(call);
        Assert.Equal(FaultKind.NotSent, fault.Kind);
        Assert.False(gate.Released);
        await server.DisposeAsync();
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_json_call_waits_at_its_gate_before_it_connects()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Answer("201 Created", Created);
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var gate = new CommitGate();
        var call = client.FindFaceAsync(new FindFaceRequest(new MediaInput.Asset(7)), gate, Cancel);
        await gate.Ready;
        Assert.Equal(0, server.Connections);
        gate.Open();
        Assert.Equal(7, (await call).VideoAssetId);
    }

    [Fact]
    public async Task A_json_call_aborted_at_its_gate_was_not_sent()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var gate = new CommitGate();
        gate.Abort();
        var fault = await FaultOf(client.FindFaceAsync(new FindFaceRequest(new MediaInput.Asset(7)), gate, Cancel));
        Assert.Equal(FaultKind.NotSent, fault.Kind);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_was_not_sent_even_past_an_open_gate()
    {
        Uri nobody;
        await using (var server = new RawServer(_ => Task.CompletedTask))
            nobody = server.BaseUrl;
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(nobody));

        var gate = CommitGate.AlreadyOpen();
        Assert.Equal(FaultKind.NotSent, (await FaultOf(Json(client, gate))).Kind);
        Assert.False(gate.Released);
        Assert.Equal(FaultKind.NotSent, (await FaultOf(Upload(client, new CommitGate()))).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_lost_after_the_release_is_in_doubt(bool upload)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            connection.Reset();
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var gate = CommitGate.AlreadyOpen();
        var fault = await FaultOf(upload ? Upload(client, gate) : Json(client, gate));
        Assert.Equal(FaultKind.InDoubt, fault.Kind);
        Assert.True(gate.Released);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_connection_closed_without_a_word_after_the_release_is_in_doubt_and_not_sent_again()
    {
        await using var server = new RawServer(connection => connection.ReadRequest());
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl, o => o.Retries = 2));
        Assert.Equal(FaultKind.InDoubt, (await FaultOf(Json(client, CommitGate.AlreadyOpen()))).Kind);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 200\r\n\r\n{\"status\":\"success\",")]
    [InlineData("HTTP/1.1 201 Crea")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    public async Task A_reply_cut_short_is_in_doubt(string reply)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write(reply);
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        Assert.Equal(FaultKind.InDoubt, (await FaultOf(Json(client, CommitGate.AlreadyOpen()))).Kind);
    }

    [Fact]
    public async Task No_reply_within_its_time_is_in_doubt()
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(async connection => await connection.ReadToEnd());
        using var client = SyncMonsterApiClient.Create(
            ApiServer.Options(server.BaseUrl, o => o.ReplyTimeout = TimeSpan.FromSeconds(77)), time);
        var call = client.FindFaceAsync(FiftyKilobytes, CommitGate.AlreadyOpen(), Cancel);
        await time.WaitForTimer(TimeSpan.FromSeconds(77));
        time.Advance(TimeSpan.FromSeconds(77));
        var fault = await FaultOf(call);
        Assert.Equal(FaultKind.InDoubt, fault.Kind);
        Assert.Equal("no reply within 77 s", fault.Message);
    }

    [Fact]
    public async Task An_upload_without_progress_was_not_sent()
    {
        var time = new FakeTimeProvider();
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client(time, o => o.StallTimeout = TimeSpan.FromSeconds(33));
        var source = new NeverReady();
        var gate = new CommitGate();
        var call = client.FindFaceAsync(
            new FindFaceRequest(new MediaInput.Upload("a.mp4", 1000, () => source)), gate, Cancel);
        await source.Asked.Task;
        time.Advance(TimeSpan.FromSeconds(33));
        var fault = await FaultOf(call);
        Assert.Equal((FaultKind.NotSent, "no connection or progress within 33 s"), (fault.Kind, fault.Message));
        Assert.False(gate.Released);
    }

    [Fact]
    public async Task An_upload_kept_at_its_gate_too_long_was_not_sent()
    {
        var time = new FakeTimeProvider();
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client(time, o => o.HoldTimeout = TimeSpan.FromSeconds(44));
        var gate = new CommitGate();
        var call = client.FindFaceAsync(FiftyKilobytes, gate, Cancel);
        await gate.Ready;
        time.Advance(TimeSpan.FromSeconds(44));
        var fault = await FaultOf(call);
        Assert.Equal((FaultKind.NotSent, "no open gate within 44 s"), (fault.Kind, fault.Message));
        gate.Open();
        Assert.False(gate.Released);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Cancelling_before_the_release_is_a_cancellation_and_after_it_is_in_doubt()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            if (await connection.ReadRequest())
                arrived.SetResult();
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        using var early = new CancellationTokenSource();
        var gate = new CommitGate();
        var call = client.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mp4", 5000)), gate, early.Token);
        await gate.Ready;
        await early.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.False(gate.Released);

        using var late = new CancellationTokenSource();
        gate = CommitGate.AlreadyOpen();
        call = client.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mp4", 5000)), gate, late.Token);
        await arrived.Task;
        await late.CancelAsync();
        Assert.Equal(FaultKind.InDoubt, (await FaultOf(call)).Kind);
        Assert.True(gate.Released);
    }

    [Fact]
    public async Task A_connection_dropped_at_the_gate_was_not_sent_and_nobody_has_to_open_it()
    {
        await using var server = new RawServer(connection => connection.ReadUntil("abcdefghijklmnopqrstuvw"));
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var gate = new CommitGate();
        Assert.Equal(FaultKind.NotSent, (await FaultOf(Upload(client, gate))).Kind);
        Assert.False(gate.Released);
    }

    [Theory]
    [InlineData("413 Payload Too Large", "<html>nginx</html>", FaultKind.Input)]
    [InlineData("401 Unauthorized", """{"status":"unauthorized","message":"Invalid API key"}""", FaultKind.Unauthorized)]
    [InlineData("402 Payment Required", """{"status":"failed","data":{"error_code":"ERR_006"}}""", FaultKind.InsufficientCredits)]
    [InlineData("503 Service Unavailable", "busy", FaultKind.NotSent)]
    [InlineData("429 Too Many Requests", "slow down", FaultKind.NotSent)]
    [InlineData("201 Created", Created, FaultKind.InDoubt)]
    public async Task An_answer_before_the_closing_bytes_proves_what_it_says(
        string status, string body, FaultKind expected)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadUntil("\r\n\r\n");
            await connection.Answer(status, body, "Retry-After: 7");
            await connection.ReadToEnd();
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        var gate = new CommitGate();
        var fault = await FaultOf(Upload(client, gate));
        Assert.Equal(expected, fault.Kind);
        Assert.Equal(int.Parse(status[..3]), fault.HttpStatus);
        Assert.Equal(TimeSpan.FromSeconds(7), fault.RetryAfter);
        Assert.False(gate.Released);
    }

    [Fact]
    public async Task An_interim_answer_is_no_answer()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadUntil("\r\n\r\n");
            await connection.Write("HTTP/1.1 102 Processing\r\n\r\n");
            await connection.ReadRequest();
            await connection.Answer("201 Created", Created);
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        Assert.Equal("ff_1", (await Upload(client, CommitGate.AlreadyOpen())).FindFaceId);
    }

    [Fact]
    public async Task Each_attempt_opens_its_source_anew_and_reports_its_progress()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var opened = 0;
        var progress = new Reports();
        var upload = new MediaInput.Upload("a.mp4", 300_000, Open, progress);

        await FaultOf(client.FindFaceAsync(new FindFaceRequest(upload), Aborted(), Cancel));
        await client.FindFaceAsync(new FindFaceRequest(upload), CommitGate.AlreadyOpen(), Cancel);

        Assert.Equal(2, opened);
        Assert.Equal(300_000, progress.Values[^1]);
        Assert.Equal([131_072, 262_144, 300_000, 131_072, 262_144, 300_000], progress.Values);

        MemoryStream Open()
        {
            opened++;
            return new MemoryStream(Uploads.Bytes(300_000));
        }
    }

    [Theory]
    [InlineData(999, "grew beyond its 999 bytes")]
    [InlineData(1001, "ended after 1000 of its 1001 bytes")]
    public async Task A_source_of_another_length_than_promised_is_refused_here(int promised, string words)
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var upload = new MediaInput.Upload("a.mp4", promised, () => new MemoryStream(Uploads.Bytes(1000)));
        var fault = await FaultOf(client.FindFaceAsync(new FindFaceRequest(upload), CommitGate.AlreadyOpen(), Cancel));
        Assert.Equal(FaultKind.Local, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_source_that_can_not_be_opened_is_refused_here()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var upload = new MediaInput.Upload("a.mp4", 10, () => throw new FileNotFoundException("no a.mp4 there"));
        var call = client.FindFaceAsync(new FindFaceRequest(upload), CommitGate.AlreadyOpen(), Cancel);
        var thrown = await Assert.ThrowsAsync<ApiException>(() => call);
        Assert.Equal(
            (FaultKind.Local, "upload of a.mp4: the file can't be read: no a.mp4 there"),
            (thrown.Fault.Kind, thrown.Message));
    }

    [Fact]
    public async Task A_gate_serves_one_attempt()
    {
        await using var server = await ApiServer.Start(201, Created);
        using var client = server.Client();
        var gate = CommitGate.AlreadyOpen();
        await Json(client, gate);
        await Assert.ThrowsAnyAsync<Exception>(() => Json(client, gate));
        Assert.Single(server.Received);
    }

    private static Task<FindFaceCreated> Upload(SyncMonsterApiClient client, CommitGate gate) =>
        client.FindFaceAsync(FiftyKilobytes, gate, Cancel);

    private static Task<FindFaceCreated> Json(SyncMonsterApiClient client, CommitGate gate) =>
        client.FindFaceAsync(new FindFaceRequest(new MediaInput.Asset(7)), gate, Cancel);

    private static CommitGate Aborted()
    {
        var gate = new CommitGate();
        gate.Abort();
        return gate;
    }

    private static async Task<Fault> FaultOf(Task call) => (await Assert.ThrowsAsync<ApiException>(() => call)).Fault;

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    /// <summary>A source whose bytes never come.</summary>
    private sealed class NeverReady : MemoryStream
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
