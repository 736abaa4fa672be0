namespace SyncMonster.Batch.EndToEnd;

/// <summary>From a folder of media to a manifest.</summary>
public sealed class Beginnings
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task A_folder_becomes_a_manifest_that_validates_and_is_never_overwritten_unasked()
    {
        await using var studio = Studio.Offline();
        var folder = Directory.CreateDirectory(Path.Combine(studio.Folder, "My \"Season\" #1")).FullName;
        foreach (var (from, to) in new[]
        {
            ("ep01.mp4", "ep01.mp4"), ("ep01.es.wav", "ep01_ES.wav"), ("ep02.fr.mp3", "ep01.pt-BR.mp3"),
            ("ep02.mp4", "s2/{ep} 'two': #2.mp4"), ("ep02.es.wav", "no/{ep} 'two': #2.wav"),
            ("ep02.mp4", "s2/ep01.mp4"), ("ep02.es.wav", "s2/ep01.zh-Hant.wav"),
            ("ep01.mp4", "lonely.mp4"), ("ep01.mp4", "out/es/ep01.es.mp4"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, to))!);
            File.Copy(Path.Combine(studio.Folder, "media", from), Path.Combine(folder, to));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "ep01.de.wav"), "no sound");
        var season = Path.Combine(folder, "season.yaml");

        var init = await Command.RunAsync(Nothing, "init", folder);

        Assert.True(init.ExitCode == 0, init.Errors);
        Assert.Equal(
            ["ep01.de.wav can't be used: It is neither mp4, mov, mp3 nor wav.", "lonely.mp4 has no audio.", "no/{ep} 'two': #2.wav is for"],
            init.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Length > 70 ? line[..28] : line));
        var valid = await Command.RunAsync(Nothing, "validate", season);
        Assert.True(valid.ExitCode == 0, valid.Output);
        Assert.Contains("3 jobs, no errors.", valid.Output, StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(season);
        var again = await Command.RunAsync(Nothing, "init", folder);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("--force", again.Errors, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "lonely.mp4"));
        Assert.Equal(text, await File.ReadAllTextAsync(season));
        Assert.Equal(0, (await Command.RunAsync(Nothing, "init", folder, "--force")).ExitCode);
        Assert.NotEqual(text, await File.ReadAllTextAsync(season));
    }

    [Fact]
    public async Task A_folder_without_a_pair_becomes_nothing()
    {
        await using var studio = Studio.Offline();

        var init = await Command.RunAsync(Nothing, "init", studio.Folder);

        Assert.Equal(2, init.ExitCode);
        Assert.False(File.Exists(Path.Combine(studio.Folder, "season.yaml")));
    }
}
