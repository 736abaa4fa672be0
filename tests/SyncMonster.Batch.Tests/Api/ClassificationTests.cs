using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>What a failed reply means: decided here, once.</summary>
public sealed class ClassificationTests
{
    private const string Html = "<html><head><title>502 Bad Gateway</title></head></html>";

    /// <summary>HTTP status, body, meaning for a read, meaning for a call that costs (after its release).</summary>
    public static TheoryData<int, string, FaultKind, FaultKind> Replies => new()
    {
        // The API's own errors with 4xx prove that nothing was accepted.
        { 400, Failed(), FaultKind.Input, FaultKind.Input },
        { 400, """{"status":"invalid_request","message":"bad"}""", FaultKind.Input, FaultKind.Input },
        { 401, """{"status":"unauthorized","message":"bad key"}""", FaultKind.Unauthorized, FaultKind.Unauthorized },
        { 403, """{"STATUS":"Forbidden","message":"no"}""", FaultKind.Unauthorized, FaultKind.Unauthorized },
        { 402, Failed(), FaultKind.InsufficientCredits, FaultKind.InsufficientCredits },
        { 404, """{"status":"not_found","message":"gone"}""", FaultKind.NotFound, FaultKind.NotFound },
        { 410, Failed(), FaultKind.NotFound, FaultKind.NotFound },
        { 413, Failed(), FaultKind.Input, FaultKind.Input },
        { 415, Failed(), FaultKind.Input, FaultKind.Input },
        { 422, Failed(), FaultKind.Input, FaultKind.Input },
        { 408, Failed(), FaultKind.Transient, FaultKind.Transient },
        { 429, Failed(), FaultKind.Transient, FaultKind.Transient },
        { 400, Failed("ERR_003"), FaultKind.Transient, FaultKind.InDoubt },
        { 400, Failed("ERR_004"), FaultKind.Input, FaultKind.Input },
        { 400, Failed("ERR_006"), FaultKind.InsufficientCredits, FaultKind.InsufficientCredits },
        { 403, Failed("ERR_006"), FaultKind.InsufficientCredits, FaultKind.InsufficientCredits },
        { 400, Failed("ERR_007"), FaultKind.Input, FaultKind.Input },
        { 404, Failed("ERR_008"), FaultKind.Input, FaultKind.Input },
        { 400, Failed("ERR_009"), FaultKind.Input, FaultKind.Input },
        { 400, """{"message":"no","error_code":"err_008"}""", FaultKind.Input, FaultKind.Input },
        { 400, """{"status":"failed","data":{"errors":[{"detail":{"error_code":" ERR_006 "}}]}}""", FaultKind.InsufficientCredits, FaultKind.InsufficientCredits },

        // The same outside of 4xx proves nothing for what costs.
        { 500, Failed("ERR_008"), FaultKind.Input, FaultKind.InDoubt },
        { 500, Failed("ERR_006"), FaultKind.InsufficientCredits, FaultKind.InDoubt },
        { 500, """{"status":"internal_error","message":"sorry"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, Failed("ERR_006"), FaultKind.InsufficientCredits, FaultKind.InDoubt },
        { 200, Failed("ERR_009"), FaultKind.Input, FaultKind.InDoubt },
        { 200, """{"status":"unauthorized","message":"bad key"}""", FaultKind.Unauthorized, FaultKind.InDoubt },
        { 200, """{"status":"internal_error"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, Failed(), FaultKind.Input, FaultKind.InDoubt },

        // What others on the way say proves nothing either.
        { 400, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 401, Html, FaultKind.Unauthorized, FaultKind.InDoubt },
        { 403, """{"message":"Forbidden"}""", FaultKind.Unauthorized, FaultKind.InDoubt },
        { 404, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 404, """{"detail":"Not Found"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 404, """{"status":404,"error":"Not Found"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 408, "", FaultKind.Transient, FaultKind.InDoubt },
        { 413, Html, FaultKind.Input, FaultKind.InDoubt },
        { 429, """{"message":"Too Many Requests"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 429, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 500, "", FaultKind.Transient, FaultKind.InDoubt },
        { 502, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 503, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 504, Html, FaultKind.Transient, FaultKind.InDoubt },

        // Success that can't be read.
        { 200, Html, FaultKind.Transient, FaultKind.InDoubt },
        { 200, "", FaultKind.Transient, FaultKind.InDoubt },
        { 200, "null", FaultKind.Transient, FaultKind.InDoubt },
        { 200, "[]", FaultKind.Transient, FaultKind.InDoubt },
        { 200, """{"status":"success","data":"none"}""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, """{"status":"success","data":{"unexpected":1}}""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, """{"status":"success","data":{"find_face_id":"","request_id":"  "}}""", FaultKind.Transient, FaultKind.InDoubt },
        { 201, """{"status":"created","message":"half a rep""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, """{"status":"success","data":{"find_face_id":"\ud800","request_id":"\ud800"}}""", FaultKind.Transient, FaultKind.InDoubt },
        { 200, """{"status":"success","data":{"find_face_id":{"a":1},"request_id":[2]}}""", FaultKind.Transient, FaultKind.InDoubt },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_reply_means_one_thing_for_reads_and_one_for_what_costs(
        int status, string body, FaultKind read, FaultKind billing)
    {
        await using var server = await ApiServer.Start(
            status, body, body.StartsWith('<') ? "text/html" : "application/json");
        using var client = server.Client();
        foreach (var call in Calls.Reads.Concat(Calls.Billing))
        {
            var expected = Calls.Billing.Contains(call) ? billing : read;
            var fault = (await Assert.ThrowsAsync<ApiException>(() => client.Make(call))).Fault;
            Assert.True(expected == fault.Kind, $"{call}: {expected} expected, was {fault}");
            Assert.Equal((status, status == 429), (fault.HttpStatus, fault.Throttled));
        }
    }

    [Theory]
    [InlineData(500, "ERR_008", "ERR_008")]
    [InlineData(400, "err_004", "ERR_004")]
    [InlineData(200, "ERR_006", "ERR_006")]
    [InlineData(400, "ERR_NEW", "ERR_NEW")]
    [InlineData(400, "something else", null)]
    [InlineData(400, "ERR_\u001b[31m", null)]
    public async Task A_code_is_carried_along_whatever_it_means(int status, string code, string? expected)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(code);
        var body = $$$"""{"status":"failed","message":"no","data":{"error_code":{{{json}}} }}""";
        Assert.Equal(expected, (await Calls.FaultOf("find-face", status, body)).ErrorCode);
        Assert.Equal(expected, (await Calls.FaultOf("list-assets", status, body)).ErrorCode);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_says_where_it_points(int status)
    {
        await using var elsewhere = await ApiServer.Start(200, "{}");
        await using var server = await ApiServer.Start((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = new Uri(elsewhere.Root, "/there?token=1").AbsoluteUri;
            return Task.CompletedTask;
        });
        using var client = server.Client();
        foreach (var call in Calls.Reads.Concat(Calls.Billing))
        {
            var fault = (await Assert.ThrowsAsync<ApiException>(() => client.Make(call))).Fault;
            Assert.Equal(Calls.Billing.Contains(call) ? FaultKind.InDoubt : FaultKind.Local, fault.Kind);
            Assert.Equal(
                $"redirected to {elsewhere.Root}there, which is not followed; if that is the service, make it the base URL",
                fault.Message);
        }

        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task An_id_in_a_success_is_enough_to_be_accepted()
    {
        foreach (var status in (int[])[200, 201, 202])
        {
            foreach (var body in (string[])
                [
                    """{"data":{"find_face_id":"ff_1","request_id":"r1"}}""",
                    """{"status":"failed","data":{"find_face_id":"ff_1","request_id":"r1","credit_details":"none","assets":7}}""",
                    """{"status":"CREATED","message":3,"data":{"FIND_FACE_ID":"ff_1","Request_Id":"r1","video_asset_id":"x"}}""",
                ])
            {
                await using var server = await ApiServer.Start(status, body, "text/plain");
                using var client = server.Client();
                Assert.Equal("ff_1", ((FindFaceCreated)await client.Make("find-face")).FindFaceId);
                Assert.Equal("r1", ((GenerateCreated)await client.Make("generate")).RequestId);
            }
        }
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Tue, 07 Apr 2026 04:14:00 GMT", 37)]
    [InlineData("Tue, 07 Apr 2026 04:00:00 GMT", 0)]
    [InlineData("soon", null)]
    public async Task Retry_after_is_read_as_seconds_or_as_a_date_against_the_clock(string header, int? seconds)
    {
        await using var server = await ApiServer.Start((context, _) =>
        {
            context.Response.Headers.RetryAfter = header;
            return ApiServer.Answer(context, 503, "busy");
        });
        using var client = server.Client(new Time.FakeTimeProvider());
        foreach (var call in (string[])["list-assets", "find-face"])
        {
            var fault = (await Assert.ThrowsAsync<ApiException>(() => client.Make(call))).Fault;
            Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, fault.RetryAfter);
        }
    }

    [Fact]
    public async Task The_services_words_come_clean_short_and_on_one_line()
    {
        var nasty = "first\r\n\u001b[31msecond\u202e\u0007\t third " + new string('x', 500);
        var body = $$"""{"status":"failed","message":{{System.Text.Json.JsonSerializer.Serialize(nasty)}}}""";
        var fault = await Calls.FaultOf("list-assets", 400, body);
        Assert.StartsWith("first [31msecond third xxx", fault.Message, StringComparison.Ordinal);
        Assert.Equal(300, fault.Message.Length);
        Assert.EndsWith("x…", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Message, char.IsControl);
    }

    private static string Failed(string? code = null) => code is null
        ? """{"status":"failed","message":"no"}"""
        : $$$"""{"status":"failed","message":"no","data":{"error_code":"{{{code}}}","error_name":"X"}}""";
}
