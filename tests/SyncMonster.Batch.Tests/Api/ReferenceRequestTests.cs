using System.Text;
using System.Text.Json.Nodes;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>What the client sends, against the requests the reference shows.</summary>
public sealed class ReferenceRequestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<FindFaceRequest, string> FindFaceExamples => new()
    {
        {
            new FindFaceRequest(new MediaInput.Asset(123), 0.395m, 3),
            """
            {
              "assets": [
                { "type": "video", "asset_id": 123 }
              ],
              "options": { "scene_threshold": 0.395, "min_scene_length": 3 }
            }
            """
        },
        {
            new FindFaceRequest(new MediaInput.Url(new Uri("https://example.com/a%20b.mp4?x=1&y=2"))),
            """{ "assets": [ { "type": "video", "url": "https://example.com/a%20b.mp4?x=1&y=2" } ] }"""
        },
        {
            new FindFaceRequest(new MediaInput.Asset(9_000_000_000), MinSceneLength: 12),
            """{ "assets": [ { "type": "video", "asset_id": 9000000000 } ], "options": { "min_scene_length": 12 } }"""
        },
    };

    public static TheoryData<GenerateRequest, string> GenerateExamples => new()
    {
        {
            new GenerateRequest(
                Calls.FindFaceId,
                new MediaInput.Asset(124),
                new LipSync(LipSyncModel.E2, 2.0m),
                new Drama(0.8m, 0.2m, 0.6m, 0.1m),
                [new SceneFaces(1, [0, 1]), new SceneFaces(3, [0])]),
            """
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
            """
        },
        {
            new GenerateRequest(
                Calls.FindFaceId, new MediaInput.Asset(124), new LipSync(LipSyncModel.E2, 1.5m), null, []),
            """
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
            """
        },
        {
            new GenerateRequest(
                Calls.FindFaceId,
                new MediaInput.Url(new Uri("https://example.com/audio.wav")),
                null,
                new Drama(Happy: 0.7m, Excited: 0.5m),
                []),
            """
            {
              "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
              "is_lipsync": false,
              "is_drama": true,
              "assets": [
                { "type": "audio", "url": "https://example.com/audio.wav" }
              ],
              "drama": { "happy": 0.7, "excited": 0.5 }
            }
            """
        },
        {
            new GenerateRequest(
                Calls.FindFaceId, new MediaInput.Asset(124), new LipSync(LipSyncModel.E1), null, []),
            """
            {
              "find_face_id": "ff_740006cb51da497fa1930dfe10520cc4",
              "is_lipsync": true,
              "is_drama": false,
              "model": "e1",
              "assets": [ { "type": "audio", "asset_id": 124 } ]
            }
            """
        },
    };

    public static TheoryData<string, string> ReadExamples => new()
    {
        { "find-face/status", "/find-face/status?find_face_id=ff_740006cb51da497fa1930dfe10520cc4" },
        { "get-face", "/get-face?find_face_id=ff_740006cb51da497fa1930dfe10520cc4" },
        { "get-status", "/get-status?request_id=a1b2c3d4e5f6g7h8" },
        { "get-file", "/get-file?request_id=a1b2c3d4e5f6g7h8" },
        { "list-requests", "/list-requests?limit=10&page_no=0" },
        { "get-request", "/get-request?request_id=a1b2c3d4e5f6g7h8" },
        { "list-assets", "/list-assets" },
        { "get-asset", "/get-asset?asset_id=123" },
    };

    [Theory]
    [MemberData(nameof(FindFaceExamples))]
    public async Task Find_face_sends_the_json_of_the_reference(FindFaceRequest request, string expected) =>
        AssertJsonPost(
            "/find-face", expected, await Sent(api => api.FindFaceAsync(request, CommitGate.AlreadyOpen(), Cancel)));

    [Theory]
    [MemberData(nameof(GenerateExamples))]
    public async Task Generate_sends_the_json_of_the_reference(GenerateRequest request, string expected) =>
        AssertJsonPost(
            "/generate", expected, await Sent(api => api.GenerateAsync(request, CommitGate.AlreadyOpen(), Cancel)));

    [Theory]
    [MemberData(nameof(ReadExamples))]
    public async Task A_read_sends_the_target_of_the_reference_with_the_key_and_nothing_else(string call, string target)
    {
        var sent = await Sent(api => api.Make(call));
        Assert.Equal(("GET", ApiServer.BasePath + target), (sent.Method, sent.Target));
        Assert.Equal(["host", "x-api-key"], sent.Headers.Keys.Order());
        Assert.Equal(ApiServer.Key, sent.Headers["x-api-key"]);
        Assert.Equal(0, sent.Body.Length);
    }

    [Fact]
    public async Task An_id_is_escaped_in_the_query()
    {
        var sent = await Sent(api => api.GetStatusAsync("a&b=c/ü", Cancel));
        Assert.Equal(ApiServer.BasePath + "/get-status?request_id=a%26b%3Dc%2F%C3%BC", sent.Target);
    }

    [Fact]
    public async Task A_find_face_upload_is_the_form_of_the_reference_byte_for_byte()
    {
        var request = new FindFaceRequest(Uploads.Of("Episode 1 – Häfen \"x\".MP4", 12), 0.395m, 3);
        AssertForm(
            "/find-face",
            """
            --BOUNDARY
            Content-Disposition: form-data; name="option"

            {"scene_threshold":0.395,"min_scene_length":3}
            --BOUNDARY
            Content-Disposition: form-data; name="video"; filename="Episode_1___H_fen__x_.MP4"
            Content-Type: video/mp4

            abcdefghijkl
            --BOUNDARY--

            """,
            await Sent(api => api.FindFaceAsync(request, CommitGate.AlreadyOpen(), Cancel)));
    }

    [Fact]
    public async Task A_find_face_upload_without_options_is_the_file_alone() =>
        AssertForm(
            "/find-face",
            """
            --BOUNDARY
            Content-Disposition: form-data; name="video"; filename="a.mov"
            Content-Type: video/quicktime

            abc
            --BOUNDARY--

            """,
            await Sent(api => api.FindFaceAsync(new FindFaceRequest(Uploads.Of("a.mov", 3)), CommitGate.AlreadyOpen(), Cancel)));

    [Fact]
    public async Task A_generate_upload_carries_scalars_as_text_and_objects_as_json()
    {
        var request = new GenerateRequest(
            Calls.FindFaceId,
            Uploads.Of("a.wav", 4),
            new LipSync(LipSyncModel.E3, 0.5m),
            new Drama(Sad: 0.25m),
            [new SceneFaces(2, [1])]);
        AssertForm(
            "/generate",
            """
            --BOUNDARY
            Content-Disposition: form-data; name="find_face_id"

            ff_740006cb51da497fa1930dfe10520cc4
            --BOUNDARY
            Content-Disposition: form-data; name="is_lipsync"

            true
            --BOUNDARY
            Content-Disposition: form-data; name="is_drama"

            true
            --BOUNDARY
            Content-Disposition: form-data; name="model"

            e3
            --BOUNDARY
            Content-Disposition: form-data; name="drama"

            {"sad":0.25}
            --BOUNDARY
            Content-Disposition: form-data; name="options"

            {"lipsync_intensity":0.5,"scene_faces":[{"scene_id":2,"face_ids":[1]}]}
            --BOUNDARY
            Content-Disposition: form-data; name="audio"; filename="a.wav"
            Content-Type: audio/wav

            abcd
            --BOUNDARY--

            """,
            await Sent(api => api.GenerateAsync(request, CommitGate.AlreadyOpen(), Cancel)));
    }

    [Fact]
    public async Task A_drama_upload_names_no_model_and_no_options()
    {
        var request = new GenerateRequest(Calls.FindFaceId, Uploads.Of("a.mp3", 4), null, new Drama(Angry: 1), []);
        AssertForm(
            "/generate",
            """
            --BOUNDARY
            Content-Disposition: form-data; name="find_face_id"

            ff_740006cb51da497fa1930dfe10520cc4
            --BOUNDARY
            Content-Disposition: form-data; name="is_lipsync"

            false
            --BOUNDARY
            Content-Disposition: form-data; name="is_drama"

            true
            --BOUNDARY
            Content-Disposition: form-data; name="drama"

            {"angry":1}
            --BOUNDARY
            Content-Disposition: form-data; name="audio"; filename="a.mp3"
            Content-Type: audio/mpeg

            abcd
            --BOUNDARY--

            """,
            await Sent(api => api.GenerateAsync(request, CommitGate.AlreadyOpen(), Cancel)));
    }

    [Fact]
    public async Task A_file_is_uploaded_as_it_is_on_disk()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp4");
        try
        {
            await File.WriteAllBytesAsync(path, Uploads.Bytes(300_000), Cancel);
            var request = new FindFaceRequest(MediaInput.Upload.FromFile(path));
            var sent = await Sent(api => api.FindFaceAsync(request, CommitGate.AlreadyOpen(), Cancel));
            Assert.Contains(Encoding.ASCII.GetString(Uploads.Bytes(300_000)), sent.Text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // What the server answers does not matter here.
    private static async Task<Received> Sent(Func<ISyncMonsterApi, Task> call)
    {
        await using var server = await ApiServer.Start(400, """{"status":"failed","message":"no"}""");
        using var client = server.Client();
        await Assert.ThrowsAsync<ApiException>(() => call(client));
        return Assert.Single(server.Received);
    }

    private static void AssertJsonPost(string path, string expected, Received sent)
    {
        Assert.Equal(("POST", ApiServer.BasePath + path), (sent.Method, sent.Target));
        Assert.Equal(["content-length", "content-type", "host", "x-api-key"], sent.Headers.Keys.Order());
        Assert.Equal("application/json", sent.Headers["content-type"]);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(sent.Body.Span)),
            $"expected {expected}, sent {sent.Text}");
    }

    private static void AssertForm(string path, string expected, Received sent)
    {
        Assert.Equal(("POST", ApiServer.BasePath + path), (sent.Method, sent.Target));
        Assert.Equal(["content-length", "content-type", "host", "x-api-key"], sent.Headers.Keys.Order());
        const string Type = "multipart/form-data; boundary=";
        Assert.StartsWith(Type, sent.Headers["content-type"], StringComparison.Ordinal);
        var boundary = sent.Headers["content-type"][Type.Length..];
        Assert.Matches("^[A-Za-z0-9-]{20,70}$", boundary);
        Assert.Equal(
            expected.ReplaceLineEndings("\r\n"), sent.Text.Replace(boundary, "BOUNDARY", StringComparison.Ordinal));
    }
}
