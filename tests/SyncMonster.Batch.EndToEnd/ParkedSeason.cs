using System.Text.Json;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>
/// Two dubs of one video that wait for a person: the answer to their find-face was lost after it was accepted, and the
/// account's list doesn't show it. The sandbox then goes on without faults, under the same address.
/// </summary>
internal sealed class ParkedSeason : IAsyncDisposable
{
    private readonly Studio _studio;
    private readonly SandboxServer _sandbox;

    private ParkedSeason(Studio studio, SandboxServer sandbox, string manifest)
    {
        (_studio, _sandbox) = (studio, sandbox);
        Manifest = manifest;
    }

    public string Manifest { get; }

    public string Output => _studio.Output;

    public Dictionary<string, string> Environment => EnvironmentOf(_sandbox);

    public static async Task<ParkedSeason> OpenAsync()
    {
        var studio = Studio.Offline();
        var manifest = studio.Manifest(Manifests.TwoDubs);
        int port;
        await using (var faulty = await SandboxServer.StartAsync(Options(studio, 0, "reply-lost-after=1,lagging-list=1")))
        {
            port = faulty.Port;
            var run = await Command.RunAsync(EnvironmentOf(faulty), "run", manifest);
            Assert.True(run.ExitCode == 5, run.Errors);
        }

        return new ParkedSeason(studio, await SandboxServer.StartAsync(Options(studio, port, "")), manifest);
    }

    public Task<Result> RunAsync() => Command.RunAsync(Environment, "run", Manifest);

    public Task<Result> ResolveAsync(params string[] arguments) => ResolveAsync(Environment, arguments);

    public Task<Result> ResolveAsync(Dictionary<string, string> environment, params string[] arguments) =>
        Command.RunAsync(environment, ["resolve", .. arguments, "--state", StateFolder]);

    public string StateFolder => Path.Combine(_studio.Folder, ".syncmonster");

    /// <summary>What was billed, by kind: the ids of the requests in order.</summary>
    public async Task<IReadOnlyList<string>> BilledAsync(string type)
    {
        using var http = new HttpClient();
        using var ledger = JsonDocument.Parse(await http.GetStringAsync(new Uri(_sandbox.Root, "sandbox/ledger")));
        return
        [
            .. ledger.RootElement.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("type").GetString() == type)
                .Select(entry => entry.GetProperty("request_id").GetString()!),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _studio.DisposeAsync();
    }

    private static SandboxOptions Options(Studio studio, int port, string faults) => new()
    {
        Port = port,
        DataFolder = Path.Combine(studio.Folder, "sandbox"),
        Speed = SandboxSpeed.Instant,
        Structural = true,
        Faults = SandboxFaults.Parse(faults),
    };

    private static Dictionary<string, string> EnvironmentOf(SandboxServer sandbox) => new()
    {
        ["SYNCMONSTER_API_KEY"] = Studio.Key,
        ["SYNCMONSTER_BASE_URL"] = sandbox.BaseUrl.ToString(),
        ["SYNCMONSTER_SETTLE_SECONDS"] = "1",
    };
}
