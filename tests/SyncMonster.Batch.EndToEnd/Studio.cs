using System.Net.Http.Json;
using System.Text.Json;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>
/// A folder with the quickstart's media and manifests of the test's own, and a sandbox to run them on.
/// </summary>
internal sealed class Studio : IAsyncDisposable
{
    public const string Key = "sk-end-to-end-0123456789";

    private readonly Command? _sandbox;

    private Studio(string folder, Command? sandbox, Uri? baseUrl) =>
        (Folder, _sandbox, BaseUrl) = (folder, sandbox, baseUrl);

    public string Folder { get; }

    public Uri? BaseUrl { get; }

    public string Output => Path.Combine(Folder, "out");

    public Dictionary<string, string> Environment => new()
    {
        ["SYNCMONSTER_API_KEY"] = Key,
        ["SYNCMONSTER_BASE_URL"] = BaseUrl!.ToString(),
        ["SYNCMONSTER_SETTLE_SECONDS"] = "1",
    };

    public static Studio Offline()
    {
        var folder = Directory.CreateTempSubdirectory("syncmonster-").FullName;
        Directory.CreateSymbolicLink(
            Path.Combine(folder, "media"), Path.Combine(Repository(), "examples", "quickstart", "media"));
        return new Studio(folder, null, null);
    }

    /// <summary>
    /// With a sandbox in a process of its own, which leaves pictures alone: what is tested is the engine.
    /// </summary>
    public static Task<Studio> OpenAsync(params string[] sandboxArguments) =>
        OpenWithPicturesAsync(["--structural", .. sandboxArguments]);

    /// <summary>With a sandbox in a process of its own, which finds faces and moves mouths.</summary>
    public static async Task<Studio> OpenWithPicturesAsync(params string[] sandboxArguments)
    {
        var offline = Offline();
        var sandbox = Command.Start(
            new Dictionary<string, string>(),
            ["sandbox", "--port", "0", "--data", Path.Combine(offline.Folder, "sandbox"), .. sandboxArguments]);
        var line = await sandbox.FirstLine;
        Assert.StartsWith("SYNCMONSTER_BASE_URL=", line, StringComparison.Ordinal);
        return new Studio(offline.Folder, sandbox, new Uri(line["SYNCMONSTER_BASE_URL=".Length..]));
    }

    public string Manifest(string text, string name = "season.yaml")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The quickstart's own manifest.</summary>
    public string Quickstart() =>
        Manifest(File.ReadAllText(Path.Combine(Repository(), "examples", "quickstart", "season.yaml")));

    public Task<Result> RunAsync(string manifest, params string[] arguments) =>
        Command.RunAsync(Environment, ["run", manifest, .. arguments]);

    /// <summary>What the sandbox really billed, each entry as JSON.</summary>
    public async Task<IReadOnlyList<JsonElement>> LedgerAsync()
    {
        using var http = new HttpClient();
        var ledger = await http.GetFromJsonAsync<JsonElement>(new Uri(BaseUrl!, "/sandbox/ledger"));
        return [.. ledger.GetProperty("entries").EnumerateArray()];
    }

    /// <summary>No video was searched twice with the same settings, and no dub generated twice.</summary>
    public async Task AssertPaidOnceAsync()
    {
        var ledger = await LedgerAsync();
        var twice = ledger
            .GroupBy(entry => string.Join(
                ' ',
                entry.GetProperty("kind"),
                entry.GetProperty("type"),
                entry.GetProperty("video_sha256"),
                entry.TryGetProperty("audio_sha256", out var audio) ? audio : default,
                entry.TryGetProperty("detection", out var detection) ? detection : default,
                entry.TryGetProperty("generation", out var generation) ? generation : default,
                // What stands on another analysis is another dub; an analysis carries an id of its own there.
                entry.GetProperty("type").GetString() == "generate" ? entry.GetProperty("find_face_id") : default))
            .Where(entries => entries.Count() > 1);
        Assert.True(!twice.Any(), string.Join('\n', twice.SelectMany(entries => entries)));
    }

    /// <summary>Every delivered video is, byte for byte, what the service holds; tells how many there are.</summary>
    public int AssertDelivered()
    {
        var results =
            Directory.EnumerateFiles(Path.Combine(Folder, "sandbox", "results"), "*.mp4").Select(Digest).ToHashSet();
        var delivered = Directory.EnumerateFiles(Output, "*.mp4", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith('.')).ToList();
        Assert.All(delivered, path => Assert.Contains(Digest(path), results));
        return delivered.Count;
    }

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null) await _sandbox.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Digest(string path) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SyncMonster.Batch.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
