using System.Text.Json;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.EndToEnd;

public sealed class Diagnosis
{
    [Fact]
    public async Task Where_all_is_well_doctor_ends_with_0_and_leaves_no_trace()
    {
        await using var studio = Studio.Offline();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var (exitCode, checks) = await CheckAsync(RemoteLists.For(sandbox), studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["key", "endpoint", "state folder", "state space", "output folder", "output space", "ffmpeg"], checks.Keys);
        foreach (var name in new[] { "key", "endpoint", "state folder", "output folder" })
            Assert.Equal("ok", checks[name].Verdict);
        Assert.Equal(
            ["media", "season.yaml"], Directory.GetFileSystemEntries(studio.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task For_people_every_check_is_one_line_with_its_remedy()
    {
        await using var studio = Studio.Offline();
        var result = await Command.RunAsync(
            new Dictionary<string, string>(), "doctor", "--state", Path.Combine(studio.Folder, "state"));
        Assert.Equal(4, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Matches("^problem +key +not set: set SYNCMONSTER_API_KEY", lines[0]);
        Assert.Matches("^warning +endpoint +", lines[1]);
    }

    [Fact]
    public async Task A_refused_key_ends_with_4_and_is_not_repeated()
    {
        await using var studio = Studio.Offline();
        await using var strict = await SandboxServer.StartAsync(new SandboxOptions { ApiKey = "the right one" });
        var (exitCode, checks) = await CheckAsync(RemoteLists.For(strict), studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(4, exitCode);
        Assert.Equal(("problem", "ok"), (checks["key"].Verdict, checks["endpoint"].Verdict));
        Assert.NotNull(checks["key"].Remedy);
    }

    [Fact]
    public async Task A_service_that_can_not_be_reached_ends_with_75()
    {
        await using var studio = Studio.Offline();
        var (exitCode, checks) = await CheckAsync(RemoteLists.Nowhere, studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(75, exitCode);
        Assert.Equal(("warning", "problem"), (checks["key"].Verdict, checks["endpoint"].Verdict));
    }

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("no address")]
    public async Task An_address_that_would_give_the_key_away_is_a_problem(string address)
    {
        await using var studio = Studio.Offline();
        var environment = RemoteLists.Nowhere;
        environment["SYNCMONSTER_BASE_URL"] = address;
        var (exitCode, checks) = await CheckAsync(environment, studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(2, exitCode);
        Assert.Equal("problem", checks["endpoint"].Verdict);
    }

    [Fact]
    public async Task A_state_folder_that_a_run_holds_is_named_with_its_holder()
    {
        await using var studio = Studio.Offline();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var folder = new StateFolder(Path.Combine(studio.Folder, ".syncmonster"));
        using var hold = folder.Hold(DateTimeOffset.UnixEpoch);
        var (exitCode, checks) = await CheckAsync(RemoteLists.For(sandbox), studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(0, exitCode);
        Assert.Equal("warning", checks["state folder"].Verdict);
        Assert.Contains(
            $"(process {System.Environment.ProcessId} on ", checks["state folder"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_that_can_not_be_written_end_with_2()
    {
        await using var studio = Studio.Offline();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var file = studio.Manifest(Manifests.TwoDubs);
        var (exitCode, checks) = await CheckAsync(
            RemoteLists.For(sandbox), file, "--state", Path.Combine(file, "state"), "--output", Path.Combine(file, "out"));
        Assert.Equal(2, exitCode);
        Assert.Equal(("problem", "problem"), (checks["state folder"].Verdict, checks["output folder"].Verdict));
    }

    private static async Task<(int ExitCode, Dictionary<string, (string Verdict, string Message, string? Remedy)> Checks)> CheckAsync(
        Dictionary<string, string> environment, params string[] arguments)
    {
        var result = await Command.RunAsync(environment, ["doctor", .. arguments, "--json"]);
        Assert.True(result.Errors.Length == 0, result.Errors);
        Assert.DoesNotContain(Studio.Key, result.Output, StringComparison.Ordinal);
        var report = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(result.ExitCode, report.GetProperty("exit_code").GetInt32());
        return (result.ExitCode, report.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("name").GetString()!,
            check => (check.GetProperty("verdict").GetString()!, check.GetProperty("message").GetString()!, check.GetProperty("remedy").GetString())));
    }
}
