using System.Security.Cryptography;
using System.Text.Json;

namespace SyncMonster.Batch.EndToEnd;

public sealed class MainJob
{
    [Fact]
    public async Task A_season_is_delivered_and_a_second_run_pays_for_nothing()
    {
        await using var studio = await Studio.OpenWithPicturesAsync();
        var season = studio.Quickstart();

        var first = await studio.RunAsync(season);
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("All 6 jobs are delivered.", first.Output, StringComparison.Ordinal);
        var ledger = await studio.LedgerAsync();
        Assert.Equal(3, ledger.Count(entry => entry.GetProperty("type").GetString() == "find_face"));
        Assert.Equal(6, ledger.Count(entry => entry.GetProperty("type").GetString() == "generate"));
        Assert.Equal(6, Videos(studio).Count);
        foreach (var name in new[] { "report.html", "report.json", "jobs.csv" })
            Assert.True(File.Exists(Path.Combine(studio.Output, "report", name)), name);

        var second = await studio.RunAsync(season);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("All 6 jobs are delivered.", second.Output, StringComparison.Ordinal);
        Assert.Equal(ledger.Count, (await studio.LedgerAsync()).Count);

        var status = await Command.RunAsync(studio.Environment, "status", season, "--json");
        Assert.Equal(
            6, JsonDocument.Parse(status.Output).RootElement.GetProperty("jobs").GetProperty("delivered").GetInt32());
    }

    [Fact]
    public async Task Renaming_and_reordering_rows_pays_for_nothing_again()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        await studio.RunAsync(studio.Manifest(Manifests.TwoDubs));
        var before = await studio.LedgerAsync();
        var again = await studio.RunAsync(studio.Manifest(Manifests.TwoDubsRenamed));
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Equal(before.Count, (await studio.LedgerAsync()).Count);
        Assert.True(File.Exists(Path.Combine(studio.Output, "spanish.mp4")));
    }

    [Fact]
    public async Task What_is_left_runs_from_the_report_folder_with_the_state_that_knows_what_is_paid_for()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        await studio.RunAsync(studio.Manifest(Manifests.TwoDubs), "--pilot", "1");
        Assert.Equal(1, studio.AssertDelivered());

        var retry = await studio.RunAsync(Path.Combine(studio.Output, "report", "retry.yaml"));

        Assert.True(retry.ExitCode == 0, retry.Errors);
        Assert.Equal(2, studio.AssertDelivered());
        Assert.Equal(
            ["find_face", "generate", "generate"],
            (await studio.LedgerAsync()).Select(entry => entry.GetProperty("type").GetString()).Order());
    }

    [Fact]
    public async Task A_delivered_video_that_was_overwritten_is_fetched_again_and_not_paid_again()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var season = studio.Manifest(Manifests.TwoDubs);
        await studio.RunAsync(season);
        var before = await studio.LedgerAsync();
        var video = Path.Combine(studio.Output, "es", "ep02.es.mp4");
        var digest = Digest(video);
        await File.WriteAllTextAsync(video, "not a video");
        Assert.Equal(0, (await studio.RunAsync(season)).ExitCode);
        Assert.Equal(digest, Digest(video));
        Assert.Equal(before.Count, (await studio.LedgerAsync()).Count);
    }

    [Fact]
    public async Task A_budget_that_is_too_small_ends_with_8_and_is_kept()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var result = await studio.RunAsync(studio.Quickstart(), "--max-credits", "20");
        Assert.Equal(8, result.ExitCode);
        Assert.InRange((await studio.LedgerAsync()).Sum(entry => entry.GetProperty("credits").GetDecimal()), 1, 20);
        Assert.Contains("don't fit the budget", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credits_on_the_account_the_run_ends_with_8()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant", "--credits", "6");
        Assert.Equal(8, (await studio.RunAsync(studio.Quickstart())).ExitCode);
    }

    [Fact]
    public async Task The_key_stands_in_no_output_and_in_no_file()
    {
        await using var studio = await Studio.OpenAsync("--speed", "instant");
        var result = await studio.RunAsync(studio.Manifest(Manifests.TwoDubs), "--log-format", "json");
        Assert.DoesNotContain(Studio.Key, result.Output + result.Errors, StringComparison.Ordinal);
        var key = System.Text.Encoding.UTF8.GetBytes(Studio.Key);
        foreach (var folder in new[] { "out", ".syncmonster" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(studio.Folder, folder), "*", SearchOption.AllDirectories))
                Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(key) < 0, file);
        }
    }

    private static List<string> Videos(Studio studio) =>
        [.. Directory.EnumerateFiles(studio.Output, "*.mp4", SearchOption.AllDirectories)];

    private static string Digest(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
