namespace SyncMonster.Batch.EndToEnd;

public sealed class Refusals
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Without_a_key_and_without_the_sandbox_run_ends_with_4_and_says_what_to_set()
    {
        await using var studio = Studio.Offline();
        var result = await Command.RunAsync(Nothing, "run", studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("set SYNCMONSTER_API_KEY", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_manifest_ends_with_2_names_every_place_and_sends_nothing()
    {
        await using var studio = await Studio.OpenAsync();
        var manifest = studio.Manifest(Manifests.Broken);
        var result = await studio.RunAsync(manifest);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{manifest}:3:12: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains($"{manifest}:5:23: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Empty(await studio.LedgerAsync());
    }

    [Fact]
    public async Task A_damaged_video_is_named_before_anything_is_sent()
    {
        await using var studio = await Studio.OpenAsync();
        var whole = await File.ReadAllBytesAsync(Path.Combine(studio.Folder, "media", "ep02.mp4"));
        await File.WriteAllBytesAsync(Path.Combine(studio.Folder, "cut.mp4"), whole[..(whole.Length / 2)]);
        var manifest = studio.Manifest("version: 1\njobs:\n  - { video: cut.mp4, audio: media/ep02.es.wav }\n");
        var result = await studio.RunAsync(manifest);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cut.mp4 is damaged", result.Errors, StringComparison.Ordinal);
        Assert.Empty(await studio.LedgerAsync());
    }

    [Fact]
    public async Task Unknown_words_on_the_command_line_end_with_2() =>
        Assert.Equal(2, (await Command.RunAsync(Nothing, "rnu", "season.yaml")).ExitCode);

    [Fact]
    public async Task A_refused_key_ends_with_4()
    {
        await using var studio = Studio.Offline();
        await using var strict = await Sandbox.SandboxServer.StartAsync(
            new Sandbox.SandboxOptions { ApiKey = "the right one" });
        var result = await Command.RunAsync(
            new Dictionary<string, string>
            {
                ["SYNCMONSTER_API_KEY"] = "the-wrong-one",
                ["SYNCMONSTER_BASE_URL"] = strict.BaseUrl.ToString(),
            },
            "run",
            studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(4, result.ExitCode);
        Assert.DoesNotContain("the-wrong-one", result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_can_not_be_reached_ends_with_75()
    {
        await using var studio = Studio.Offline();
        var result = await Command.RunAsync(
            new Dictionary<string, string>
            {
                ["SYNCMONSTER_API_KEY"] = Studio.Key,
                ["SYNCMONSTER_BASE_URL"] = "http://127.0.0.1:9/api",
            },
            "run",
            studio.Manifest(Manifests.TwoDubs));
        Assert.Equal(75, result.ExitCode);
    }

    [Fact]
    public async Task A_rehearsal_does_not_replace_what_the_service_delivered()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var season = studio.Manifest(Manifests.TwoDubs);
        Assert.Equal(0, (await studio.RunAsync(season)).ExitCode);
        var rehearsal = await Command.RunAsync(Nothing, "run", season, "--sandbox");
        Assert.Equal(2, rehearsal.ExitCode);
        Assert.Contains("--output", rehearsal.Errors, StringComparison.Ordinal);
    }
}
