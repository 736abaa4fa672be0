using System.Text.Json;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>What plan says is what run does, and run does nothing that a person hasn't agreed to.</summary>
public sealed class Plans
{
    private const string OneDub = """
        version: 1
        project: One dub
        jobs:
          - { id: one, video: media/ep02.mp4, audio: dub.wav, language: es }
        """;

    [Theory]
    [InlineData("quickstart/season.yaml")]
    [InlineData("dubbing-list/season.yaml")]
    public async Task The_plan_of_an_example_says_what_the_ledger_then_shows(string example)
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var manifest = Path.Combine(Studio.Repository(), "examples", example);
        string[] folders = ["--state", Path.Combine(studio.Folder, "state"), "--output", studio.Output];
        var plan = JsonDocument.Parse((await PlanAsync(studio, [manifest, .. folders, "--json"])).Output).RootElement;

        var run = await studio.RunAsync(manifest, folders);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(plan.GetProperty("expected_credits").GetDecimal(), await SpentAsync(studio), 2);
    }

    [Fact]
    public async Task The_same_season_as_yaml_and_as_a_table_is_the_same_plan_to_the_byte()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var yaml = studio.Manifest("""
            version: 1
            jobs:
              - { id: a, video: media/ep01.mp4, audio: media/ep01.es.wav, language: es, priority: 3, tags: { client: acme } }
              - video: media/ep02.mp4
                faces: [{ scenes: [1, "4-9"], pick: rightmost, min_size: 5% }]
                drama: { happy: 0.4 }
                dubs: { es: media/ep02.es.wav, fr: media/ep02.fr.mp3 }
            """);
        var csv = studio.Manifest(
            "\ufeffid;video;audio;language;priority;tags.client;faces.scenes;faces.pick;faces.min_size;drama.happy\r\n"
            + "a;media/ep01.mp4;media/ep01.es.wav;es;3;acme;;;;\r\n"
            + ";media/ep02.mp4;media/ep02.es.wav;es;;;1|4-9;rightmost;5%;0.4\r\n"
            + ";media/ep02.mp4;media/ep02.fr.mp3;fr;;;1|4-9;rightmost;5%;0.4\r\n;;;;;;;;;\r\n",
            "season.csv");

        foreach (var how in (string[][])[[], ["--json"]])
        {
            var plan = await PlanAsync(studio, [yaml, .. how]);
            Assert.True(plan.ExitCode == 0, plan.Errors);
            Assert.Equal(plan.Output, (await PlanAsync(studio, [csv, .. how])).Output);
        }
    }

    [Fact]
    public async Task What_was_delivered_and_has_changed_since_is_paid_again_only_with_a_persons_word()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var season = studio.Manifest(OneDub);
        UseAudio(studio, "ep02.es.wav");
        Assert.Equal(0, (await studio.RunAsync(season)).ExitCode);
        var spent = await SpentAsync(studio);
        UseAudio(studio, "ep01.es.wav");

        var plan = await PlanAsync(studio, season);
        Assert.Contains(
            "1 job would be paid again, which run does only with --allow-respend:",
            plan.Output,
            StringComparison.Ordinal);
        Assert.Contains("audio dub.wav has other content", plan.Output, StringComparison.Ordinal);

        var refused = await studio.RunAsync(season);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("audio dub.wav has other content", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(spent, await SpentAsync(studio));

        Assert.Equal(0, (await studio.RunAsync(season, "--allow-respend")).ExitCode);
        Assert.Equal(
            ["find_face", "generate", "generate"],
            (await studio.LedgerAsync()).Select(entry => entry.GetProperty("type").GetString()).Order());
        Assert.Equal(0, (await studio.RunAsync(season)).ExitCode);
    }

    [Fact]
    public async Task A_plan_that_was_approved_is_run_and_resumed_and_no_other_is()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var season = studio.Manifest(Manifests.TwoDubs);
        var hash = JsonDocument.Parse((await PlanAsync(studio, season, "--json")).Output)
            .RootElement.GetProperty("plan").GetString()!;

        var other = await studio.RunAsync(
            studio.Manifest(OneDub.Replace("dub.wav", "media/ep02.es.wav", StringComparison.Ordinal), "other.yaml"),
            "--require-plan",
            hash);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains($"{hash} is required", other.Errors, StringComparison.Ordinal);
        Assert.Empty(await studio.LedgerAsync());

        Assert.NotEqual(0, (await studio.RunAsync(season, "--require-plan", hash, "--pilot", "1")).ExitCode);
        Assert.Equal(0, (await studio.RunAsync(season, "--require-plan", hash)).ExitCode);
        Assert.Equal(2, studio.AssertDelivered());
        Assert.Equal(2, (await studio.RunAsync(season, "--require-plan", "abc")).ExitCode);
    }

    [Fact]
    public async Task A_plan_after_a_run_says_what_is_reused_and_how_long_the_rest_takes()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var season = studio.Manifest(Manifests.TwoDubs);
        await studio.RunAsync(season, "--pilot", "1");

        var plan = JsonDocument.Parse((await PlanAsync(studio, season, "--json")).Output).RootElement;

        Assert.Equal(await SpentAsync(studio), plan.GetProperty("saved_credits").GetDecimal(), 2);
        Assert.True(plan.GetProperty("expected_seconds").GetDouble() >= 0);
        Assert.Equal(
            ["delivered before", "runs"],
            plan.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("step").GetString()));
    }

    private static Task<Result> PlanAsync(Studio studio, params string[] arguments) =>
        Command.RunAsync(studio.Environment, ["plan", .. arguments]);

    private static async Task<decimal> SpentAsync(Studio studio) =>
        (await studio.LedgerAsync()).Sum(entry => entry.GetProperty("credits").GetDecimal());

    private static void UseAudio(Studio studio, string name) =>
        File.Copy(Path.Combine(studio.Folder, "media", name), Path.Combine(studio.Folder, "dub.wav"), overwrite: true);
}
