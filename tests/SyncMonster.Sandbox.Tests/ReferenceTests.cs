using System.Net;
using System.Text.Json.Nodes;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>The reference's own examples: what it prints is sent as it stands, and answered field for field.</summary>
public sealed class ReferenceTests : IAsyncDisposable
{
    private const string FindFaceId = "ff_" + ReferenceAccount.FindFace;

    private readonly ReferenceAccount _account = new();
    private SandboxServer? _server;
    private SandboxClient? _client;

    [Fact]
    public async Task Find_face_by_asset_id()
    {
        var client = await StartAsync();
        var answer = await client.PostJsonAsync("/find-face", """
            {
              "assets": [
                { "type": "video", "asset_id": 123 }
              ],
              "options": { "scene_threshold": 0.395, "min_scene_length": 3 }
            }
            """);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        SameShape(answer, FindFaceCreated);
        Assert.Equal(123, answer.Data.GetProperty("video_asset_id").GetInt32());
        Assert.Equal(0.5m, answer.Data.GetProperty("credit_details").GetProperty("rate_per_sec").GetDecimal());
        Assert.StartsWith("Find-face job created", answer.Message, StringComparison.Ordinal);
        Assert.Matches("^ff_[0-9a-f]{32}$", answer.Data.GetProperty("find_face_id").GetString());
    }

    [Fact]
    public async Task Find_face_by_upload()
    {
        var client = await StartAsync();
        var answer = await client.FindFaceAsync(TinyVideo.Mp4(), "video.mp4", """{"scene_threshold": 0.395, "min_scene_length": 3}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        SameShape(answer, FindFaceCreated);
    }

    [Fact]
    public async Task Find_face_status_in_progress()
    {
        var client = await StartAsync(found: false, faults: "stalled=1");
        var created = await client.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 125 }] }""");
        var id = created.Data.GetProperty("find_face_id").GetString();
        var answer = await client.GetAsync($"/find-face/status?find_face_id={id}");
        SameShape(answer, """
            { "status": "success", "message": "Status fetched",
              "data": { "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4", "status": "in_progress", "status_code": 102 } }
            """);
        Assert.Equal(
            ("in_progress", 102),
            (answer.Data.GetProperty("status").GetString(), answer.Data.GetProperty("status_code").GetInt32()));
    }

    [Fact]
    public async Task Faces_of_three_scenes()
    {
        var client = await StartAsync();
        var answer = await client.GetAsync($"/get-face?find_face_id={FindFaceId}");
        Same(answer, """
            {
              "status": "success",
              "data": {
                "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
                "video_asset_id": 123,
                "scenes": [
                  {
                    "scene_id": 1, "start_frame": 0, "end_frame": 156,
                    "faces": [
                      { "face_id": 0, "keyframe": 42, "face_crop": "CDN/faces/ff_740006cb51da497fa1930dfe10520cc4_s1_f0.jpg",
                        "face_coordinate": { "x": 320, "y": 110, "w": 180, "h": 180 } },
                      { "face_id": 1, "keyframe": 51, "face_crop": "CDN/faces/ff_740006cb51da497fa1930dfe10520cc4_s1_f1.jpg",
                        "face_coordinate": { "x": 640, "y": 130, "w": 170, "h": 170 } }
                    ]
                  },
                  { "scene_id": 2, "start_frame": 157, "end_frame": 320, "faces": [], "message": "No face in scene" },
                  {
                    "scene_id": 3, "start_frame": 321, "end_frame": 498,
                    "faces": [
                      { "face_id": 0, "keyframe": 360, "face_crop": "CDN/faces/ff_740006cb51da497fa1930dfe10520cc4_s3_f0.jpg",
                        "face_coordinate": { "x": 480, "y": 120, "w": 175, "h": 175 } }
                    ]
                  }
                ]
              }
            }
            """.Replace("CDN", $"http://127.0.0.1:{_server!.Port}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""
        {
          "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
          "is_lipsync": true,
          "is_drama": true,
          "model": "e2",
          "assets": [
            { "type": "audio", "asset_id": 124 }
          ],
          "drama": {
            "happy": 0.8,
            "sad": 0.2,
            "excited": 0.6,
            "angry": 0.1
          },
          "options": {
            "lipsync_intensity": 2.0,
            "scene_faces": [
              { "scene_id": 1, "face_ids": [0, 1] },
              { "scene_id": 3, "face_ids": [0] }
            ]
          }
        }
        """)]
    [InlineData("""
        {
          "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
          "is_lipsync": true,
          "is_drama": false,
          "model": "e2",
          "assets": [
            { "type": "audio", "asset_id": 124 }
          ],
          "options": { "lipsync_intensity": 1.5 }
        }
        """)]
    [InlineData("""
        {
          "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
          "is_lipsync": false,
          "is_drama": true,
          "assets": [
            { "type": "audio", "url": "https://example.com/audio.wav" }
          ],
          "drama": { "happy": 0.7, "excited": 0.5 }
        }
        """)]
    public async Task Generate(string request)
    {
        await using var files = await FileServer.StartAsync(("/audio.wav", TinyAudio.Wav()));
        var client = await StartAsync();
        var answer = await client.PostJsonAsync(
            "/generate", request.Replace("https://example.com/", files.Root.AbsoluteUri, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var expected = JsonNode.Parse("""
            {
              "status": "success",
              "message": "Job Created",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",
                "assets": [
                  { "type": "video", "asset_id": 123 },
                  { "type": "audio", "asset_id": 124 }
                ],
                "credit_details": { "lipsync_rate_per_sec": 1, "drama_rate_per_sec": 1 }
              }
            }
            """)!;
        expected["data"]!["request_id"] = answer.Data.GetProperty("request_id").GetString();
        if (request.Contains("url", StringComparison.Ordinal))
            expected["data"]!["assets"]![1]!["asset_id"] = 126;
        Same(answer, expected.ToJsonString());
    }

    [Fact]
    public async Task Generate_by_upload_of_a_text_file()
    {
        var client = await StartAsync();
        var answer = await client.GenerateAsync(FindFaceId, TinyAudio.Wav(), "audio.txt");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Same(answer, """
            {
              "status": "failed",
              "message": "Invalid audio format '.txt'. Allowed: .mp4, .mov, .wav, .mp3",
              "data": {
                "error_code": "ERR_008",
                "error_name": "INVALID_FORMAT",
                "message": "Invalid file type. Supported types are: .mp4, .mov"
              }
            }
            """);
    }

    [Fact]
    public async Task Status_of_a_generate_request()
    {
        var client = await StartAsync();
        Same(await client.GetAsync("/get-status?request_id=a1b2c3d4e5f6g7h8"), """
            {
              "status": "success",
              "message": "Request status fetched",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",
                "status": "Success",
                "status_code": "success",
                "assets": { "video": 123, "audio": 124 }
              }
            }
            """);
    }

    [Theory]
    [InlineData("/get-status?request_id=nope", "Request ID not found")]
    [InlineData("/get-file?request_id=nope", "Request ID not found")]
    [InlineData("/get-request?request_id=nope", "Request ID not found")]
    [InlineData("/get-asset?asset_id=999", "Asset not found")]
    public async Task What_is_not_there(string call, string message)
    {
        var client = await StartAsync();
        var answer = await client.GetAsync(call);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Same(answer, $$"""{ "status": "failed", "message": "{{message}}" }""");
    }

    [Fact]
    public async Task File_of_a_request_in_progress()
    {
        var client = await StartAsync(faults: "stalled=1");
        var job = await client.PostJsonAsync("/generate", $$"""
            { "find_face_id": "{{FindFaceId}}", "is_lipsync": true, "is_drama": false, "model": "e1", "assets": [{ "type": "audio", "asset_id": 124 }] }
            """);
        var id = job.Data.GetProperty("request_id").GetString();
        var answer = await client.GetAsync($"/get-file?request_id={id}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Same(answer, """
            {
              "status": "success",
              "data": {
                "request_id": "ID",
                "status": "in_progress",
                "status_code": 102,
                "message": "Job is still processing. Please try again later."
              }
            }
            """.Replace("ID", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_of_requests()
    {
        var client = await StartAsync(newest: "find-face");
        var created = await client.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 123 }] }""");
        await client.UntilDoneAsync(
            $"/find-face/status?find_face_id={created.Data.GetProperty("find_face_id").GetString()}");
        SameShape(await client.GetAsync("/list-requests?limit=10&page_no=0"), ListedRequests);

        var first = (await client.GetAsync("/list-requests?limit=1&page_no=13")).Json;
        var expected = JsonNode.Parse(ListedRequests)!;
        expected["end_of_records"] = true;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(first.GetRawText())), first.GetRawText());
    }

    [Fact]
    public async Task A_generate_request_in_full()
    {
        var client = await StartAsync();
        Same(await client.GetAsync("/get-request?request_id=a1b2c3d4e5f6g7h8"), """
            {
              "status": "success",
              "message": "Request fetched",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",
                "type": "generate",
                "status": "Success",
                "status_code": "success",
                "is_lipsync": true,
                "is_drama": true,
                "model": "e2",
                "assets": { "video": 123, "audio": 124 },
                "created_at": "2026-04-07T04:13:23",
                "completed_at": "2026-04-07T04:14:04",
                "credit_details": { "credits_deducted": 2 }
              }
            }
            """);
    }

    [Theory]
    [InlineData("740006cb51da497fa1930dfe10520cc4")]
    [InlineData("ff_740006cb51da497fa1930dfe10520cc4")]
    public async Task A_find_face_request_in_full_under_both_its_names(string id)
    {
        var client = await StartAsync();
        Same(await client.GetAsync($"/get-request?request_id={id}"), """
            {
              "status": "success",
              "message": "Request fetched",
              "data": {
                "request_id": "740006cb51da497fa1930dfe10520cc4",
                "type": "find_face",
                "status": "Success",
                "status_code": "success",
                "assets": { "video": 123 },
                "created_at": "2026-04-07T04:13:23",
                "completed_at": "2026-04-07T04:14:04",
                "credit_details": { "credits_deducted": 9.98 }
              }
            }
            """);
    }

    [Fact]
    public async Task Assets()
    {
        var client = await StartAsync();
        Same(await client.GetAsync("/list-assets"), """
            {
              "status": "success",
              "message": "Assets listed",
              "data": [
                { "asset_id": 123, "media_type": "video" },
                { "asset_id": 124, "media_type": "audio" },
                { "asset_id": 125, "media_type": "video" }
              ]
            }
            """);
        Same(await client.GetAsync("/get-asset?asset_id=123"), """
            { "status": "success", "message": "Asset Fetched", "data": { "asset_id": 123, "media_type": "video" } }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _account.Dispose();
    }

    private const string FindFaceCreated = """
        {
          "status": "success",
          "message": "Find-face job created",
          "data": {
            "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
            "video_asset_id": 123,
            "credit_details": { "rate_per_sec": 0.5 }
          }
        }
        """;

    private const string ListedRequests = """
        {
          "status": "success",
          "message": "Requests listed",
          "data": [
            {
              "request_id": "740006cb51da497fa1930dfe10520cc4",
              "status": "Success",
              "status_code": "success",
              "created_at": "2026-04-07T04:13:23",
              "completed_at": "2026-04-07T04:14:04"
            }
          ],
          "total_requests": 14,
          "end_of_records": false
        }
        """;

    private async Task<SandboxClient> StartAsync(
        bool found = true, string newest = ReferenceAccount.Generate, string faults = "")
    {
        _account.Write(found, newest);
        _server = await SandboxServer.StartAsync(new SandboxOptions
        {
            DataFolder = _account.Folder,
            Structural = true,
            Faults = SandboxFaults.Parse(faults),
        });
        return _client = new SandboxClient(_server, ReferenceAccount.Key);
    }

    private static void Same(Answered answer, string expected) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(answer.Body)), answer.Body);

    private static void SameShape(Answered answer, string expected) =>
        Assert.Equal(Shape.Of(expected), Shape.Of(answer.Body));
}
