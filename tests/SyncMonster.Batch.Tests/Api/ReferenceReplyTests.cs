using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>What the client reads, from the replies the reference shows.</summary>
public sealed class ReferenceReplyTests
{
    [Fact]
    public async Task Find_face_created()
    {
        var created = await Calls.ResultOf<FindFaceCreated>("find-face", """
            {
              "status": "success",
              "message": "Find-face job created",
              "data": {
                "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
                "video_asset_id": 123,
                "credit_details": { "rate_per_sec": 0.5 }
              }
            }
            """);
        Assert.Equal(
            (Calls.FindFaceId, 123L, 0.5m), (created.FindFaceId, created.VideoAssetId, created.CreditsPerSecond));
        Assert.NotNull(created.ServerDate);
    }

    [Fact]
    public async Task Find_face_status()
    {
        var status = await Calls.ResultOf<JobStatus>("find-face/status", """
            {
              "status": "success",
              "message": "Status fetched",
              "data": {
                "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
                "status": "in_progress",
                "status_code": 102
              }
            }
            """);
        Assert.Equal(
            (Calls.FindFaceId, RemoteState.InProgress, "in_progress"), (status.Id, status.State, status.Words));
        Assert.Null(status.ErrorCode);
        Assert.Null(status.ErrorMessage);
        Assert.NotNull(status.ServerDate);
    }

    [Fact]
    public async Task Faces()
    {
        var found = await Calls.ResultOf<FoundFaces>("get-face", """
            {
              "status": "success",
              "data": {
                "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
                "video_asset_id": 123,
                "scenes": [
                  {
                    "scene_id": 1,
                    "start_frame": 0,
                    "end_frame": 156,
                    "faces": [
                      {
                        "face_id": 0,
                        "keyframe": 42,
                        "face_crop": "https://cdn.syncmonster.ai/faces/ff_..._s1_f0.jpg",
                        "face_coordinate": { "x": 320, "y": 110, "w": 180, "h": 180 }
                      },
                      {
                        "face_id": 1,
                        "keyframe": 51,
                        "face_crop": "https://cdn.syncmonster.ai/faces/ff_..._s1_f1.jpg",
                        "face_coordinate": { "x": 640, "y": 130, "w": 170, "h": 170 }
                      }
                    ]
                  },
                  {
                    "scene_id": 2,
                    "start_frame": 157,
                    "end_frame": 320,
                    "faces": [],
                    "message": "No face in scene"
                  },
                  {
                    "scene_id": 3,
                    "start_frame": 321,
                    "end_frame": 498,
                    "faces": [
                      {
                        "face_id": 0,
                        "keyframe": 360,
                        "face_crop": "https://cdn.syncmonster.ai/faces/ff_..._s3_f0.jpg",
                        "face_coordinate": { "x": 480, "y": 120, "w": 175, "h": 175 }
                      }
                    ]
                  }
                ]
              }
            }
            """);
        Assert.Equal((Calls.FindFaceId, 123L), (found.FindFaceId, found.VideoAssetId));
        Assert.Equal([(1, 0L, 156L, 2), (2, 157L, 320L, 0), (3, 321L, 498L, 1)],
            found.Scenes.Select(s => (s.SceneId, s.StartFrame, s.EndFrame, s.Faces.Count)));
        Assert.Equal([null, "No face in scene", null], found.Scenes.Select(s => s.Message));
        Assert.Equal(
            new FoundFace(
                1, 51, new Uri("https://cdn.syncmonster.ai/faces/ff_..._s1_f1.jpg"), new FaceBox(640, 130, 170, 170)),
            found.Scenes[0].Faces[1]);
    }

    [Fact]
    public async Task Generate_created()
    {
        var created = await Calls.ResultOf<GenerateCreated>("generate", """
            {
              "status": "success",
              "message": "Job Created",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",    // Use this to poll status
                "assets": [
                  { "type": "video", "asset_id": 123 },
                  { "type": "audio", "asset_id": 124 }
                ],
                "credit_details": { "lipsync_rate_per_sec": 1, "drama_rate_per_sec": 1 }
              }
            }
            """);
        Assert.Equal(
            (Calls.RequestId, 1m, 1m),
            (created.RequestId, created.LipSyncCreditsPerSecond, created.DramaCreditsPerSecond));
        Assert.Equal(new RequestAssets(123, 124), created.Assets);
        Assert.NotNull(created.ServerDate);
    }

    [Fact]
    public async Task Generate_refused()
    {
        var fault = await Calls.FaultOf("generate", 400, """
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
        Assert.Equal(
            new Fault(
                FaultKind.Input,
                "Invalid audio format '.txt'. Allowed: .mp4, .mov, .wav, .mp3 (Invalid file type. Supported types are: .mp4, .mov)",
                400,
                "ERR_008"),
            fault);
    }

    [Fact]
    public async Task Generate_status()
    {
        var status = await Calls.ResultOf<JobStatus>("get-status", """
            {
              "status": "success",
              "message": "Request status fetched",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",
                "status": "Success",
                "status_code": "success",
                "assets": { "video": 38, "audio": 45 }
              }
            }
            """);
        Assert.Equal((Calls.RequestId, RemoteState.Succeeded), (status.Id, status.State));
        Assert.Equal(new RequestAssets(38, 45), status.Assets);
    }

    [Theory]
    [InlineData("get-status", """{ "status": "failed", "message": "Request ID not found" }""")]
    [InlineData("get-asset", """{ "status": "failed", "message": "Asset not found" }""")]
    public async Task What_is_not_found_is_told_apart_whatever_its_http_status(string call, string body)
    {
        foreach (var status in (int[])[200, 400, 404, 410, 422])
        {
            var fault = await Calls.FaultOf(call, status, body);
            Assert.Equal((FaultKind.NotFound, status), (fault.Kind, fault.HttpStatus));
            Assert.EndsWith("not found", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_is_still_made()
    {
        var reply = await Calls.ResultOf<FileReply.NotReady>("get-file", """
            {
              "status": "success",
              "data": {
                "request_id": "a1b2c3d4e5f6g7h8",
                "status": "in_progress",
                "status_code": 102,
                "message": "Job is still processing. Please try again later."
              }
            }
            """);
        Assert.Equal(RemoteState.InProgress, reply.Status.State);
    }

    [Fact]
    public async Task A_page_of_requests()
    {
        var page = await Calls.ResultOf<RequestPage>("list-requests", """
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
            """);
        Assert.Equal((14L, false), (page.Total, page.EndOfRecords));
        Assert.NotNull(page.ServerDate);
        var request = Assert.Single(page.Requests);
        Assert.Equal(
            new RequestSummary(
                "740006cb51da497fa1930dfe10520cc4",
                RemoteState.Succeeded,
                null,
                new DateTime(2026, 4, 7, 4, 13, 23),
                new DateTime(2026, 4, 7, 4, 14, 4)),
            request);
        Assert.Equal(DateTimeKind.Unspecified, request.CreatedAt!.Value.Kind);
        Assert.True(RemoteId.Same(request.RequestId, Calls.FindFaceId));
    }

    [Fact]
    public async Task The_record_of_a_request()
    {
        var details = await Calls.ResultOf<RequestDetails>("get-request", """
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
        Assert.NotNull(details.ServerDate);
        Assert.Equal(
            new RequestDetails
            {
                RequestId = Calls.RequestId,
                Kind = RequestKind.Generate,
                State = RemoteState.Succeeded,
                IsLipSync = true,
                IsDrama = true,
                Model = "e2",
                Assets = new RequestAssets(123, 124),
                CreatedAt = new DateTime(2026, 4, 7, 4, 13, 23),
                CompletedAt = new DateTime(2026, 4, 7, 4, 14, 4),
                CreditsDeducted = 2,
                ServerDate = details.ServerDate,
            },
            details);
    }

    [Fact]
    public async Task The_list_of_assets()
    {
        var assets = await Calls.ResultOf<IReadOnlyList<RemoteAsset>>("list-assets", """
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
        Assert.Equal([new(123, "video"), new(124, "audio"), new(125, "video")], assets);
    }

    [Fact]
    public async Task An_asset()
    {
        var asset = await Calls.ResultOf<RemoteAsset>("get-asset", """
            {
              "status": "success",
              "message": "Asset Fetched",
              "data": {
                "asset_id": 123,
                "media_type": "video"
              }
            }
            """);
        Assert.Equal(new RemoteAsset(123, "video"), asset);
    }
}
