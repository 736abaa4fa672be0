using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>
/// What the strictest reading of the reference does not allow is refused, says where and why, and bills nothing.
/// </summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private const string Ff = "ff_" + ReferenceAccount.FindFace;
    private const string Lipsync = $$""" "find_face_id": "{{Ff}}", "is_lipsync": true, "is_drama": false, "model": "e1" """;
    private const string Drama = $$""" "find_face_id": "{{Ff}}", "is_lipsync": false, "is_drama": true """;
    private const string Audio = """ "assets": [{ "type": "audio", "asset_id": 124 }] """;

    private readonly ReferenceAccount _account = new ReferenceAccount().Write();
    private SandboxServer _server = null!;
    private SandboxClient _client = null!;
    private decimal _charged;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(
            new SandboxOptions { DataFolder = _account.Folder, Structural = true });
        _client = new SandboxClient(_server, ReferenceAccount.Key);
        _charged = (await _client.LedgerAsync()).GetProperty("charged").GetDecimal();
    }

    /// <summary>Whatever was refused was not billed, and left no asset.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.Equal(_charged, (await _client.LedgerAsync()).GetProperty("charged").GetDecimal());
        Assert.Equal(3, (await _client.GetAsync("/list-assets")).Data.GetArrayLength());
        _client.Dispose();
        await _server.DisposeAsync();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_account.Folder, "incoming")));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(_account.Folder, "assets")).Count());
        _account.Dispose();
    }

    [Theory]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "option": {} }""", "'option'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "video_asset_id": 123 }""", "'video_asset_id'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123, "name": "x" }] }""", "'assets[0].name'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": "123" }] }""", "'assets[0].asset_id' must be an integer, not \"123\"")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123.5 }] }""", "'assets[0].asset_id'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": null }] }""", "Leave out what has no value")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123, "url": "https://example.com/a.mp4" }] }""", "both given")]
    [InlineData("""{ "assets": [{ "type": "video" }] }""", "give asset_id or url")]
    [InlineData("""{ "assets": [{ "type": "video", "url": "file:///etc/passwd" }] }""", "http or https")]
    [InlineData("""{ "assets": [{ "type": "video", "url": "video.mp4" }] }""", "http or https")]
    [InlineData("""{ "assets": [{ "type": "audio", "asset_id": 124 }] }""", "'assets[0].type' must be 'video'")]
    [InlineData("""{ "assets": [{ "asset_id": 123 }] }""", "'assets[0].type'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 124 }] }""", "Asset 124 is audio")]
    [InlineData("""{ "assets": [] }""", "exactly one")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }, { "type": "video", "asset_id": 125 }] }""", "exactly one")]
    [InlineData("""{ "assets": { "type": "video", "asset_id": 123 } }""", "an array of objects")]
    [InlineData("""{ "assets": [123] }""", "'assets[0]' must be an object")]
    [InlineData("""{ }""", "'assets'")]
    [InlineData("""[]""", "The body must be an object")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": [] }""", "'options' must be an object")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "threshold": 1 } }""", "'options.threshold'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "scene_threshold": 1.01 } }""", "from 0 to 1, not 1.01")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "scene_threshold": -0.1 } }""", "'options.scene_threshold'")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "scene_threshold": "0.4" } }""", "must be a number")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "min_scene_length": 0 } }""", "1 or more")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "options": { "min_scene_length": 2.5 } }""", "an integer")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], "assets": [] }""", "not valid JSON")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }], }""", "not valid JSON")]
    [InlineData("""{ "assets": [{ "type": "video", "asset_id": 123 }] """, "not valid JSON")]
    [InlineData("", "not valid JSON")]
    public async Task A_find_face_body_that_is_wrong(string json, string mentioning) =>
        (await _client.PostJsonAsync("/find-face", json)).Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, mentioning);

    [Theory]
    [InlineData($$"""{ {{Lipsync}} }""", "'assets'")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "language": "es" }""", "'language'")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "drama": { "happy": 1 } }""", "'is_drama' is false")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "intensity": 1 } }""", "'options.intensity'")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "lipsync_intensity": 0.49 } }""", "from 0.5 to 3.5")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "lipsync_intensity": 3.51 } }""", "from 0.5 to 3.5")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [] } }""", "empty")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1 }] } }""", "'options.scene_faces[0].face_ids' is missing")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "face_ids": [0] }] } }""", "'options.scene_faces[0].scene_id' is missing")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1, "face_ids": [] }] } }""", "empty")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1, "face_ids": [0, 0] }] } }""", "twice")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1, "face_ids": ["0"] }] } }""", "face_ids[0]")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1, "face_ids": [0] }, { "scene_id": 1, "face_ids": [1] }] } }""", "second time")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 4, "face_ids": [0] }] } }""", "scene 4")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 1, "face_ids": [2] }] } }""", "face 2 of scene 1")]
    [InlineData($$"""{ {{Lipsync}}, {{Audio}}, "options": { "scene_faces": [{ "scene_id": 2, "face_ids": [0] }] } }""", "face 0 of scene 2")]
    [InlineData($$"""{ "find_face_id": "{{Ff}}", "is_lipsync": true, "is_drama": false, {{Audio}} }""", "'model' is missing")]
    [InlineData($$"""{ "find_face_id": "{{Ff}}", "is_lipsync": true, "is_drama": false, "model": "e4", {{Audio}} }""", "e1, e2 or e3, not 'e4'")]
    [InlineData($$"""{ "find_face_id": "{{Ff}}", "is_lipsync": false, "is_drama": false, {{Audio}} }""", "both false")]
    [InlineData($$"""{ "find_face_id": "{{Ff}}", "is_drama": true, {{Audio}} }""", "'is_lipsync' is missing")]
    [InlineData($$"""{ "find_face_id": "{{Ff}}", "is_lipsync": "true", "is_drama": true, {{Audio}} }""", "true or false")]
    [InlineData($$"""{ "is_lipsync": true, "is_drama": false, "model": "e1", {{Audio}} }""", "'find_face_id' is missing")]
    [InlineData($$"""{ {{Drama}}, "model": "e1", {{Audio}} }""", "'is_lipsync' is false")]
    [InlineData($$"""{ {{Drama}}, {{Audio}}, "options": { "lipsync_intensity": 1 } }""", "'is_lipsync' is false")]
    [InlineData($$"""{ {{Drama}}, {{Audio}}, "drama": { "happy": 1.1 } }""", "'drama.happy' must be from 0 to 1")]
    [InlineData($$"""{ {{Drama}}, {{Audio}}, "drama": { "fear": 1 } }""", "'drama.fear'")]
    [InlineData($$"""{ {{Drama}}, "assets": [{ "type": "audio", "asset_id": 123 }] }""", "Asset 123 is video")]
    public async Task A_generate_body_that_is_wrong(string json, string mentioning) =>
        (await _client.PostJsonAsync("/generate", json)).Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, mentioning);

    [Theory]
    [InlineData("ff_00000000000000000000000000000099")]
    [InlineData(ReferenceAccount.FindFace)]
    [InlineData("ff_" + ReferenceAccount.Generate)]
    public async Task A_find_face_id_that_is_not_one(string id)
    {
        (await _client.GetAsync($"/find-face/status?find_face_id={id}")).Refuses(HttpStatusCode.NotFound, "not_found");
        (await _client.GetAsync($"/get-face?find_face_id={id}")).Refuses(HttpStatusCode.NotFound, "not_found");
        (await _client.GenerateAsync(id, TinyAudio.Wav())).Refuses(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_find_face_id_where_a_request_id_belongs() =>
        (await _client.GetAsync($"/get-status?request_id={ReferenceAccount.FindFace}")).Refuses(
            HttpStatusCode.NotFound, "failed");

    [Fact]
    public async Task An_asset_that_is_not_there() =>
        (await _client.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 999 }] }"""))
            .Refuses(HttpStatusCode.NotFound, "failed", null, "Asset not found");

    [Theory]
    [InlineData("/list-requests?limit=0", "'limit'")]
    [InlineData("/list-requests?limit=ten", "'limit'")]
    [InlineData("/list-requests?limit=", "'limit'")]
    [InlineData("/list-requests?page_no=-1", "'page_no'")]
    [InlineData("/list-requests?page=1", "'page'")]
    [InlineData("/list-requests?limit=1&limit=2", "2 times")]
    [InlineData("/list-assets?limit=1", "allowed here: none")]
    [InlineData("/get-asset", "'asset_id' is missing")]
    [InlineData("/get-asset?asset_id=abc", "must be an integer")]
    [InlineData("/get-asset?asset_id=123&x-api-key=abc", "'x-api-key'")]
    [InlineData("/get-status", "'request_id' is missing")]
    [InlineData("/find-face/status?request_id=1", "'request_id'")]
    public async Task A_query_that_is_wrong(string call, string mentioning) =>
        (await _client.GetAsync(call)).Refuses(HttpStatusCode.BadRequest, "invalid_request", null, mentioning);

    [Theory]
    [InlineData("option", "{\"scene_threshold\": 2}", "'option.scene_threshold'")]
    [InlineData("option", "{scene_threshold: 0.4}", "'option' is not valid JSON")]
    [InlineData("option", "", "'option' is not valid JSON")]
    [InlineData("options", "{}", "Unknown part 'options'")]
    [InlineData("video_asset_id", "123", "both given")]
    [InlineData("audio", "x", "Unknown part 'audio'")]
    public async Task A_find_face_form_that_is_wrong(string name, string text, string mentioning)
    {
        var form = new MultipartFormDataContent { { SandboxClient.File(TinyVideo.Mp4()), "video", "a.mp4" }, { new StringContent(text), name } };
        (await _client.PostAsync("/find-face", form)).Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, mentioning);
    }

    [Theory]
    [InlineData("is_lipsync", "True")]
    [InlineData("is_lipsync", "1")]
    [InlineData("model", "E1")]
    [InlineData("audio_asset_id", "124")]
    [InlineData("options", "{\"lipsync_intensity\": 9}")]
    [InlineData("drama", "{}")]
    [InlineData("option", "{}")]
    [InlineData("assets", "[]")]
    public async Task A_generate_form_that_is_wrong(string name, string text)
    {
        (string, string)[] right = [("is_lipsync", "true"), ("is_drama", "false"), ("model", "e1")];
        var answer = await _client.GenerateAsync(
            Ff, TinyAudio.Wav(), "a.wav", [.. right.Where(f => f.Item1 != name), (name, text)]);
        answer.Refuses(HttpStatusCode.BadRequest, "invalid_request", null, name);
    }

    [Fact]
    public async Task A_form_without_its_file() =>
        (await _client.PostAsync("/find-face", new MultipartFormDataContent { { new StringContent("{}"), "option" } }))
            .Refuses(HttpStatusCode.BadRequest, "invalid_request", null, "'video' is missing");

    [Fact]
    public async Task A_file_part_that_is_text() =>
        (await _client.PostAsync("/find-face", new MultipartFormDataContent { { new StringContent("abc"), "video" } }))
            .Refuses(HttpStatusCode.BadRequest, "invalid_request", null, "no file name");

    [Fact]
    public async Task Two_files()
    {
        var form = new MultipartFormDataContent
        {
            { SandboxClient.File(TinyVideo.Mp4()), "video", "a.mp4" }, { SandboxClient.File(TinyVideo.Mp4()), "video", "b.mp4" },
        };
        (await _client.PostAsync("/find-face", form)).Refuses(
            HttpStatusCode.BadRequest, "invalid_request", null, "given twice");
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_content_type_it_does_not_take(string? type)
    {
        var content = new ByteArrayContent("""{ "assets": [{ "type": "video", "asset_id": 123 }] }"""u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        (await _client.PostAsync("/find-face", content)).Refuses(
            HttpStatusCode.UnsupportedMediaType, "invalid_request");
    }

    [Fact]
    public async Task A_compressed_body()
    {
        var content = new StringContent("{}", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        (await _client.PostAsync("/find-face", content)).Refuses(
            HttpStatusCode.UnsupportedMediaType, "invalid_request");
    }

    [Theory]
    [InlineData("GET", "/find-face", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/list-assets", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/get-asset", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/list-assets", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/List-Assets", HttpStatusCode.NotFound)]
    [InlineData("GET", "/list-assets/", HttpStatusCode.NotFound)]
    public async Task A_method_or_path_it_does_not_have(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _client.Url(path));
        var answer = await Answered.ReadAsync(await _client.Http.SendAsync(request));
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/list-assets")]
    [InlineData("/nothing")]
    [InlineData("/find-face")]
    public async Task A_call_without_a_key(string path)
    {
        using var client = new SandboxClient(_server, key: null);
        (await client.GetAsync(path)).Refuses(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_paid_call_without_a_key()
    {
        using var client = new SandboxClient(_server, key: null);
        (await client.FindFaceAsync(TinyVideo.Mp4())).Refuses(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("a.txt", "Invalid video format '.txt'")]
    [InlineData("a", "Invalid video format ''")]
    [InlineData("a.mp4.exe", "Invalid video format '.exe'")]
    [InlineData("a.wav", "Invalid video format '.wav'")]
    public async Task A_file_name_that_is_not_of_a_video(string name, string mentioning) =>
        (await _client.FindFaceAsync(TinyVideo.Mp4(), name)).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_008", mentioning);

    [Fact]
    public async Task Content_that_is_not_of_a_video()
    {
        (await _client.FindFaceAsync("hello, this is no video at all, whatever it is called"u8.ToArray())).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_008");
        (await _client.FindFaceAsync(TinyAudio.Wav())).Refuses(HttpStatusCode.BadRequest, "failed", "ERR_008", "Wav");
    }

    [Fact]
    public async Task Content_that_is_not_of_an_audio() =>
        (await _client.GenerateAsync(Ff, TinyVideo.Mp4())).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_008", "Mp4");

    [Fact]
    public async Task A_video_that_was_cut_off()
    {
        var video = TinyVideo.Mp4();
        (await _client.FindFaceAsync(video[..(video.Length - 100)])).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_007");
    }

    [Fact]
    public async Task An_empty_file() =>
        Assert.Equal("failed", (await _client.FindFaceAsync([])).StatusWord);
}
