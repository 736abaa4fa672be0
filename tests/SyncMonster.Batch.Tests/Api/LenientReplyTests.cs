using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>The readings the reference leaves open: the client lives with each.</summary>
public sealed class LenientReplyTests
{
    [Theory]
    [InlineData("\"Success\"", "\"success\"", RemoteState.Succeeded)]
    [InlineData("\"SUCCESS\"", "null", RemoteState.Succeeded)]
    [InlineData("null", "\"success\"", RemoteState.Succeeded)]
    [InlineData("\"success\"", "200", RemoteState.Succeeded)]
    [InlineData("\"completed\"", "\"whatever\"", RemoteState.Succeeded)]
    [InlineData("\"in_progress\"", "102", RemoteState.InProgress)]
    [InlineData("\"In Progress\"", "\"102\"", RemoteState.InProgress)]
    [InlineData("\"success\"", "102", RemoteState.InProgress)]
    [InlineData("\"pending\"", "null", RemoteState.Pending)]
    [InlineData("\"created\"", "201", RemoteState.Pending)]
    [InlineData("\"Failed\"", "\"failed\"", RemoteState.Failed)]
    [InlineData("\"success\"", "\"failed\"", RemoteState.Failed)]
    [InlineData("\"failed\"", "102", RemoteState.Failed)]
    [InlineData("\"in_progress\"", "500", RemoteState.Failed)]
    [InlineData("\"internal_error\"", "null", RemoteState.Failed)]
    [InlineData("\"rendering\"", "\"phase 3\"", RemoteState.Unknown)]
    [InlineData("\"\"", "777", RemoteState.Unknown)]
    [InlineData("17", "null", RemoteState.Unknown)]
    public async Task A_state_is_read_from_both_of_its_fields_in_any_spelling(
        string status, string code, RemoteState expected)
    {
        var body = $$$"""{"status":"success","data":{"request_id":"a1b2c3d4e5f6g7h8","status":{{{status}}},"status_code":{{{code}}} }}""";
        Assert.Equal(expected, (await Calls.ResultOf<JobStatus>("get-status", body)).State);
    }

    [Theory]
    [InlineData(200, """{"status":"success","data":{"status":"Failed","status_code":"failed","error_code":"ERR_004","error_name":"NO_FACE_FOUND","message":"No face"}}""")]
    [InlineData(200, """{"status":"failed","data":{"status":"failed","message":"No face","details":{"error_code":"ERR_004"},"request_id":"a1b2c3d4e5f6g7h8"}}""")]
    [InlineData(422, """{"status":"failed","error_code":"ERR_004","data":{"status":"Failed","request_id":"a1b2c3d4e5f6g7h8","message":"No face"}}""")]
    [InlineData(500, """{"status":"failed","message":"No face","data":{"status_code":"failed","error_code":"ERR_004"}}""")]
    public async Task A_failed_job_is_a_state_whatever_http_and_the_envelope_say(int status, string body)
    {
        await using var server = await ApiServer.Start(status, body);
        using var client = server.Client();
        var job = Assert.IsType<JobStatus>(await client.Make("get-status"));
        Assert.Equal((RemoteState.Failed, "ERR_004", "No face"), (job.State, job.ErrorCode, job.ErrorMessage));
        var file = Assert.IsType<FileReply.NotReady>(await client.Make("get-file"));
        Assert.Equal(RemoteState.Failed, file.Status.State);
    }

    [Theory]
    [InlineData(500, """{"status":"internal_error","data":{"status_code":500}}""", FaultKind.Transient)]
    [InlineData(429, """{"status":"failed","data":{"status":"failed","error_code":"ERR_003"}}""", FaultKind.Transient)]
    [InlineData(401, """{"status":"unauthorized","data":{"status":"failed","request_id":"a1b2c3d4e5f6g7h8"}}""", FaultKind.Unauthorized)]
    [InlineData(503, """{"status":"failed","data":{"status":"in_progress","request_id":"a1b2c3d4e5f6g7h8"}}""", FaultKind.Transient)]
    [InlineData(200, """{"status":"success","data":{"request_id":"another","status":"Success"}}""", FaultKind.Transient)]
    [InlineData(200, """{"status":"success","data":{"request_id":"a1b2c3d4e5f6g7h8"}}""", FaultKind.Transient)]
    public async Task A_failed_call_or_the_state_of_another_request_is_not_taken_for_the_jobs(int status, string body, FaultKind expected) =>
        Assert.Equal(expected, (await Calls.FaultOf("get-status", status, body)).Kind);

    [Theory]
    [InlineData("""{"video":38,"audio":45}""", 38, 45)]
    [InlineData("""{"Video":"38","audio":null}""", 38, null)]
    [InlineData("""{"video":{"asset_id":38},"audio":45.0}""", 38, 45)]
    [InlineData("""[{"type":"audio","asset_id":"45"},{"type":"Video","asset_id":38}]""", 38, 45)]
    [InlineData("""[{"media_type":"video","asset_id":38},7,null]""", 38, null)]
    [InlineData("""[]""", null, null)]
    [InlineData("null", null, null)]
    [InlineData("\"38\"", null, null)]
    [InlineData("""{"video":"x","audio":[45]}""", null, null)]
    public async Task Assets_are_a_list_or_a_map(string assets, int? video, int? audio)
    {
        var body = $$$"""{"status":"success","data":{"request_id":"a1b2c3d4e5f6g7h8","status":"success","assets":{{{assets}}} }}""";
        Assert.Equal(new RequestAssets(video, audio), (await Calls.ResultOf<JobStatus>("get-status", body)).Assets);
    }

    [Theory]
    [InlineData("""{"credits_deducted":2}""", "2")]
    [InlineData("""{"credits_deducted":"12.50"}""", "12.50")]
    [InlineData("""{"credits_deducted":1e1}""", "10")]
    [InlineData("""{"credits_deducted":0}""", "0")]
    [InlineData("""{"credits_deducted":null}""", null)]
    [InlineData("""{"credits_deducted":"a lot"}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("7", null)]
    public async Task A_charge_is_a_number_or_a_text_or_unknown_but_never_zero_by_guess(
        string credits, string? expected)
    {
        var body = $$$"""{"status":"success","data":{"request_id":"a1b2c3d4e5f6g7h8","credit_details":{{{credits}}} }}""";
        var charged = (await Calls.ResultOf<RequestDetails>("get-request", body)).CreditsDeducted;
        Assert.Equal(expected, charged?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Numbers_come_as_text_and_ids_as_numbers()
    {
        var found = await Calls.ResultOf<FoundFaces>("get-face", """
            {"status":"success","data":{"video_asset_id":"123","scenes":[{"scene_id":"1","start_frame":"0","end_frame":156.0,
            "faces":[{"face_id":"0","keyframe":"x","face_crop":7,"face_coordinate":[1,2,3,4]}]}]}}
            """);
        Assert.Equal((Calls.FindFaceId, 123L), (found.FindFaceId, found.VideoAssetId));
        var scene = Assert.Single(found.Scenes);
        Assert.Equal((1, 0L, 156L), (scene.SceneId, scene.StartFrame, scene.EndFrame));
        Assert.Equal(new FoundFace(0, null, null, null), Assert.Single(scene.Faces));

        var page = await Calls.ResultOf<RequestPage>("list-requests", """
            {"status":"success","data":[{"request_id":740006,"status":"Success"}],"total_requests":"14","end_of_records":"True"}
            """);
        Assert.Equal(("740006", 14L, true), (page.Requests[0].RequestId, page.Total, page.EndOfRecords));
    }

    [Theory]
    [InlineData("""{"scenes":null}""")]
    [InlineData("""{"scenes":{}}""")]
    [InlineData("""{"status":"in_progress","status_code":102}""")]
    [InlineData("""{"scenes":[{"start_frame":0,"end_frame":5,"faces":[]}]}""")]
    [InlineData("""{"scenes":[{"scene_id":1,"end_frame":5,"faces":[]}]}""")]
    [InlineData("""{"scenes":[{"scene_id":1,"start_frame":0,"end_frame":5,"faces":[{"keyframe":3}]}]}""")]
    [InlineData("""{"scenes":[null]}""")]
    [InlineData("""{"find_face_id":"ff_other","scenes":[]}""")]
    public async Task Faces_that_are_not_all_there_are_asked_for_again(string data) =>
        Assert.Equal(FaultKind.Transient, (await Calls.FaultOf("get-face", 200, $$"""{"status":"success","data":{{data}}}""")).Kind);

    [Fact]
    public async Task Faces_that_were_not_found_are_a_fault_of_the_input() =>
        Assert.Equal(
            new Fault(FaultKind.Input, "No face", 200, "ERR_004"),
            await Calls.FaultOf("get-face", 200, """{"status":"success","data":{"error_code":"ERR_004","message":"No face"}}"""));

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","data":null}""")]
    [InlineData("""{"status":"success","data":[],"end_of_records":true}""")]
    public async Task A_page_without_requests_is_empty(string body)
    {
        var page = await Calls.ResultOf<RequestPage>("list-requests", body);
        Assert.Empty(page.Requests);
        Assert.Null(page.Total);
    }

    [Theory]
    [InlineData("""[{"status":"Success"}]""")]
    [InlineData("""[{"request_id":"a"},null]""")]
    [InlineData("""{"requests":[]}""")]
    [InlineData("7")]
    public async Task A_page_that_can_not_be_read_whole_proves_nothing(string data) =>
        Assert.Equal(FaultKind.Transient, (await Calls.FaultOf("list-requests", 200, $$"""{"status":"success","data":{{data}}}""")).Kind);

    [Fact]
    public async Task A_page_tells_kinds_and_failures_and_times_with_a_zone()
    {
        var page = await Calls.ResultOf<RequestPage>("list-requests", """
            {"status":"success","data":[
              {"request_id":"ff_1","status":"Failed","error_code":"ERR_006","created_at":"2026-04-07T06:13:23+02:00"},
              {"find_face_id":"ff_2","status":"in_progress"},
              {"request_id":"3","type":"find-face"},
              {"request_id":"4","type":"Find Face","created_at":"yesterday"},
              {"request_id":"5","type":"upscale","status":"warming up"}
            ]}
            """);
        Assert.Equal(
            [RequestKind.FindFace, RequestKind.FindFace, RequestKind.FindFace, RequestKind.FindFace, null],
            page.Requests.Select(r => r.Kind));
        Assert.Equal(
            [RemoteState.Failed, RemoteState.InProgress, RemoteState.Unknown, RemoteState.Unknown, RemoteState.Unknown],
            page.Requests.Select(r => r.State));
        Assert.Equal(new DateTime(2026, 4, 7, 4, 13, 23, DateTimeKind.Utc), page.Requests[0].CreatedAt);
        Assert.Equal(DateTimeKind.Utc, page.Requests[0].CreatedAt!.Value.Kind);
        Assert.Null(page.Requests[3].CreatedAt);
    }

    [Fact]
    public async Task A_record_keeps_the_settings_and_the_reason_of_a_failure_where_they_are_told()
    {
        var details = await Calls.ResultOf<RequestDetails>("get-request", """
            {"status":"success","data":{"request_id":"a1b2c3d4e5f6g7h8","find_face_id":"ff_1","type":"GENERATE","status":"Failed",
            "error":{"error_code":"ERR_007"},"message":"damaged","is_lipsync":"true","is_drama":0,"model":"E2",
            "drama":{"happy":"0.5","angry":1},"credits_deducted":"3",
            "options":{"lipsync_intensity":1.5,"scene_faces":[{"scene_id":1,"face_ids":[0,"1"]}],"new_option":{}}}}
            """);
        Assert.Equal((RequestKind.Generate, RemoteState.Failed, "ERR_007", "damaged"),
            (details.Kind, details.State, details.ErrorCode, details.ErrorMessage));
        Assert.Equal((true, false, "e2", "ff_1", 3m),
            (details.IsLipSync, details.IsDrama, details.Model, details.FindFaceId, details.CreditsDeducted));
        Assert.Equal(new Drama(Happy: 0.5m, Angry: 1), details.Drama);
        Assert.Equal(1.5m, details.LipSyncIntensity);
        var faces = Assert.Single(details.SceneFaces!);
        Assert.Equal(1, faces.SceneId);
        Assert.Equal([0, 1], faces.FaceIds);
    }

    [Fact]
    public async Task A_find_face_record_keeps_its_settings()
    {
        await using var server = await ApiServer.Start(200, """
            {"status":"success","data":{"request_id":"740006cb51da497fa1930dfe10520cc4","status":"Success","video_asset_id":7,
            "options":{"scene_threshold":"0.4","min_scene_length":3}}}
            """);
        using var client = server.Client();
        var details = await client.GetRequestAsync(Calls.FindFaceId, TestContext.Current.CancellationToken);
        Assert.Equal((0.4m, 3, 7L), (details.SceneThreshold, details.MinSceneLength, details.Assets.VideoId));
    }

    [Theory]
    [InlineData("get-request", """{"request_id":"another"}""")]
    [InlineData("get-request", """{"type":"generate"}""")]
    [InlineData("get-asset", """{"asset_id":124}""")]
    [InlineData("get-asset", """{"media_type":"video"}""")]
    [InlineData("list-assets", """[{"media_type":"video"}]""")]
    [InlineData("list-assets", """{"asset_id":1}""")]
    public async Task A_record_of_something_else_is_no_answer(string call, string data) =>
        Assert.Equal(FaultKind.Transient, (await Calls.FaultOf(call, 200, $$"""{"status":"success","data":{{data}}}""")).Kind);

    [Theory]
    [InlineData("ff_abc", "abc", true)]
    [InlineData("abc", "ff_abc", true)]
    [InlineData("FF_abc", "ff_abc", true)]
    [InlineData("abc", "ABC", false)]
    [InlineData("ff_ff_abc", "ff_abc", false)]
    public void Ids_compare_with_and_without_their_prefix(string left, string right, bool same) =>
        Assert.Equal(same, RemoteId.Same(left, right));
}
