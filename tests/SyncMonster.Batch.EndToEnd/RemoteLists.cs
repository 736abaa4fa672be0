using System.Text.Json;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.EndToEnd;

public sealed class RemoteLists
{
    [Fact]
    public async Task Lists_and_records_are_those_of_the_account()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        Assert.Equal(0, (await studio.RunAsync(studio.Manifest(Manifests.TwoDubs))).ExitCode);

        var page = await JsonAsync(studio, "remote", "requests", "--limit", "2", "--json");
        Assert.Equal(3, page.GetProperty("total").GetInt64());
        Assert.False(page.GetProperty("end_of_records").GetBoolean());
        Assert.Equal(2, page.GetProperty("requests").GetArrayLength());
        var last = await JsonAsync(studio, "remote", "requests", "--limit", "2", "--page", "1", "--json");
        var findFace = Assert.Single(last.GetProperty("requests").EnumerateArray());
        Assert.Equal("success", findFace.GetProperty("state").GetString());

        var generation = page.GetProperty("requests")[0].GetProperty("request_id").GetString()!;
        var request = await JsonAsync(studio, "remote", "request", generation, "--json");
        Assert.Equal(generation, request.GetProperty("request_id").GetString());
        Assert.Equal("generate", request.GetProperty("type").GetString());
        Assert.Equal("e1", request.GetProperty("model").GetString());
        Assert.True(request.GetProperty("is_lipsync").GetBoolean());
        Assert.False(request.GetProperty("is_drama").GetBoolean());
        Assert.True(request.GetProperty("credits_deducted").GetDecimal() > 0);
        Assert.Equal(JsonValueKind.Null, request.GetProperty("error_code").ValueKind);

        var assets = (await JsonAsync(studio, "remote", "assets", "--json")).GetProperty("assets");
        Assert.Equal(
            ["audio", "audio", "video"],
            assets.EnumerateArray().Select(asset => asset.GetProperty("media_type").GetString()).Order());
        var id = assets[0].GetProperty("asset_id").GetInt64();
        var asset = await JsonAsync(studio, "remote", "asset", $"{id}", "--json");
        Assert.Equal(
            (id, assets[0].GetProperty("media_type").GetString()),
            (asset.GetProperty("asset_id").GetInt64(), asset.GetProperty("media_type").GetString()));
    }

    [Fact]
    public async Task Tables_in_a_pipe_are_never_cut()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        Assert.Equal(0, (await studio.RunAsync(studio.Manifest(Manifests.TwoDubs))).ExitCode);
        var page = await JsonAsync(studio, "remote", "requests", "--json");
        var table = await Command.RunAsync(studio.Environment, "remote", "requests");
        var lines = table.Output.Split('\n');
        foreach (var request in page.GetProperty("requests").EnumerateArray())
        {
            var (id, completed) = (request.GetProperty("request_id").GetString()!, request.GetProperty("completed_at").GetDateTime());
            Assert.Single(lines, line =>
                line.Contains(id, StringComparison.Ordinal) && line.Contains($"{completed:yyyy-MM-dd HH:mm:ss}", StringComparison.Ordinal));
        }

        Assert.Contains("3 of 3 requests", table.Output, StringComparison.Ordinal);
        Assert.Contains(
            "audio", (await Command.RunAsync(studio.Environment, "remote", "assets")).Output, StringComparison.Ordinal);
        var id0 = page.GetProperty("requests")[0].GetProperty("request_id").GetString()!;
        var record = await Command.RunAsync(studio.Environment, "remote", "request", id0);
        Assert.Matches($"request +{id0}", record.Output);
        Assert.Matches("lip-sync +e1", record.Output);
    }

    [Fact]
    public async Task A_download_is_the_delivered_video_and_never_replaces_what_is_there()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        Assert.Equal(0, (await studio.RunAsync(studio.Manifest(Manifests.TwoDubs))).ExitCode);
        var page = await JsonAsync(studio, "remote", "requests", "--json");
        var id = page.GetProperty("requests")[0].GetProperty("request_id").GetString()!;
        var path = Path.Combine(studio.Folder, "new", "video.mp4");

        var got = await JsonAsync(studio, "remote", "download", id, "--output", path, "--json");
        Assert.Equal(path, got.GetProperty("path").GetString());
        Assert.Equal(new FileInfo(path).Length, got.GetProperty("bytes").GetInt64());
        var delivered = Directory.GetFiles(studio.Output, "*.mp4", SearchOption.AllDirectories).Select(
            File.ReadAllBytes);
        Assert.Contains(delivered, bytes => bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)));
        Assert.Equal(["video.mp4"], Directory.GetFiles(Path.Combine(studio.Folder, "new")).Select(Path.GetFileName));

        var again = await Command.RunAsync(studio.Environment, "remote", "download", id, "--output", path);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is there already", again.Errors, StringComparison.Ordinal);
        var beside = await Command.RunAsync(
            studio.Environment, "remote", "download", id, "--output", Path.Combine(studio.Folder, "new"));
        Assert.True(beside.ExitCode == 0, beside.Errors);
        Assert.True(File.Exists(Path.Combine(studio.Folder, "new", $"{id}.mp4")));
    }

    [Fact]
    public async Task A_download_that_was_cut_leaves_nothing_under_its_name()
    {
        await using var studio = Studio.Offline();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            Speed = SandboxSpeed.Instant,
            Faults = SandboxFaults.Parse("cut-file=1"),
        });
        var environment = For(sandbox);
        await using (var run = Command.Start(environment, "run", studio.Manifest(Manifests.TwoDubs)))
        {
            await run.SaysAsync("downloading");
            run.Kill();
            await run.EndAsync();
        }

        var page = JsonDocument.Parse((await Command.RunAsync(environment, "remote", "requests", "--json")).Output).RootElement;
        var path = Path.Combine(studio.Folder, "new", "video.mp4");
        var finished = page.GetProperty("requests").EnumerateArray().First(
            request => request.GetProperty("state").GetString() == "success");
        var got = await Command.RunAsync(
            environment, "remote", "download", finished.GetProperty("request_id").GetString()!, "--output", path);
        Assert.Equal(75, got.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        Assert.Single(got.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("request", "nobody-knows-it")]
    [InlineData("asset", "4711")]
    [InlineData("asset", "video")]
    [InlineData("download", "nobody-knows-it")]
    [InlineData("requests", "--limit", "0")]
    [InlineData("requests", "--page", "x")]
    public async Task What_is_unknown_or_no_id_ends_with_2_and_one_sentence(params string[] arguments)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var result = await Command.RunAsync(For(sandbox), ["remote", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("System.", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_refused_key_ends_with_4_and_is_not_repeated()
    {
        await using var strict = await SandboxServer.StartAsync(new SandboxOptions { ApiKey = "the right one" });
        var refused = await Command.RunAsync(For(strict), "remote", "assets");
        Assert.Equal(4, refused.ExitCode);
        Assert.StartsWith("The service refused the key", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Studio.Key, refused.Errors + refused.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await Command.RunAsync(new Dictionary<string, string>(), "remote", "assets")).ExitCode);
    }

    [Fact]
    public async Task A_service_that_can_not_be_reached_ends_with_75()
    {
        var result = await Command.RunAsync(Nowhere, "remote", "requests");
        Assert.Equal(75, result.ExitCode);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static Dictionary<string, string> Nowhere => new()
    {
        ["SYNCMONSTER_API_KEY"] = Studio.Key,
        ["SYNCMONSTER_BASE_URL"] = "http://127.0.0.1:9/api",
    };

    internal static Dictionary<string, string> For(SandboxServer sandbox) => new()
    {
        ["SYNCMONSTER_API_KEY"] = Studio.Key,
        ["SYNCMONSTER_BASE_URL"] = sandbox.BaseUrl.ToString(),
    };

    private static async Task<JsonElement> JsonAsync(Studio studio, params string[] arguments)
    {
        var result = await Command.RunAsync(studio.Environment, arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.DoesNotContain(Studio.Key, result.Output + result.Errors, StringComparison.Ordinal);
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
