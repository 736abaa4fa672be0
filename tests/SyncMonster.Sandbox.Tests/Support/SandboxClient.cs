using System.Net;
using System.Text;
using System.Text.Json;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>
/// Speaks to a sandbox over HTTP as any client would: it knows the reference, not the sandbox's code.
/// </summary>
internal sealed class SandboxClient : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly Uri _baseUrl;

    public SandboxClient(SandboxServer server, string? key = "key-of-a-test")
    {
        _baseUrl = server.BaseUrl;
        Root = server.Root;
        if (key is not null)
            _http.DefaultRequestHeaders.Add("x-api-key", key);
    }

    public Uri Root { get; }

    public HttpClient Http => _http;

    public static ByteArrayContent File(byte[] content) => new(content);

    public Uri Url(string pathAndQuery) => new(_baseUrl.AbsoluteUri + pathAndQuery);

    public async Task<Answered> GetAsync(string pathAndQuery) =>
        await Answered.ReadAsync(await _http.GetAsync(Url(pathAndQuery)));

    public Task<Answered> PostJsonAsync(string path, string json) =>
        PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<Answered> PostAsync(string path, HttpContent content) =>
        await Answered.ReadAsync(await _http.PostAsync(Url(path), content));

    public Task<Answered> FindFaceAsync(byte[] video, string fileName = "video.mp4", string? option = null)
    {
        var form = new MultipartFormDataContent { { File(video), "video", fileName } };
        if (option is not null)
            form.Add(new StringContent(option), "option");
        return PostAsync("/find-face", form);
    }

    public Task<Answered> GenerateAsync(
        string findFaceId, byte[] audio, string fileName = "audio.wav", params (string Name, string Text)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(findFaceId), "find_face_id" }, { File(audio), "audio", fileName } };
        foreach (var (name, text) in fields.Length > 0 ? fields : [("is_lipsync", "true"), ("is_drama", "false"), ("model", "e1")])
            form.Add(new StringContent(text), name);
        return PostAsync("/generate", form);
    }

    /// <summary>Uploads a video and polls until its faces are there.</summary>
    public async Task<string> FoundFaceIdAsync(byte[] video)
    {
        var created = await FindFaceAsync(video);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Data.GetProperty("find_face_id").GetString()!;
        await UntilDoneAsync($"/find-face/status?find_face_id={id}");
        return id;
    }

    /// <summary>Polls a status until it is final.</summary>
    public async Task<Answered> UntilDoneAsync(string pathAndQuery)
    {
        for (var polls = 0; polls < 20_000; polls++)
        {
            var answer = await GetAsync(pathAndQuery);
            if (answer.Data.GetProperty("status_code").ValueKind == JsonValueKind.String)
                return answer;
            await Task.Delay(2);
        }

        throw new InvalidOperationException($"{pathAndQuery} is never done.");
    }

    public async Task<JsonElement> LedgerAsync()
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Root, "/sandbox/ledger")));
        return document.RootElement.Clone();
    }

    public void Dispose() => _http.Dispose();
}
