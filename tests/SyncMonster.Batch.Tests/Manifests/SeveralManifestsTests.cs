using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Several manifests, run as one.</summary>
public sealed class SeveralManifestsTests : IDisposable
{
    private const string Spanish = "version: 1\nproject: S01\nbudget: { max_credits: 50 }\ndefaults: { priority: 3 }\njobs:\n"
        + "  - { video: media/ep02.mp4, audio: media/ep02.es.wav, language: es }\n";

    private const string French =
        "version: 1\njobs:\n  - { video: media/ep02.mp4, audio: media/ep02.fr.mp3, language: fr }\n";

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void Their_jobs_run_in_the_order_of_the_manifests_each_with_its_own_defaults()
    {
        var manifest = Read(("a.yaml", Spanish), ("b.yaml", French)).Manifest!;

        Assert.Equal(["ep02-es", "ep02-fr"], manifest.Jobs.Select(job => job.Id));
        Assert.Equal([3, 0], manifest.Jobs.Select(job => job.Priority));
        Assert.Equal("S01", manifest.Project);
        Assert.Equal(new Credits(50), manifest.Budget.MaxCredits);
    }

    [Fact]
    public void A_table_takes_the_settings_of_the_manifest_beside_it_as_if_named_by_its_jobs()
    {
        var manifest = Read(
            ("b.csv", "video,audio,language\nmedia/ep02.mp4,media/ep02.fr.mp3,fr\n"), ("a.yaml", Spanish)).Manifest!;

        Assert.Equal([3, 3], manifest.Jobs.Select(job => job.Priority));
        Assert.Equal(["ep02-fr", "ep02-es"], manifest.Jobs.Select(job => job.Id));
        Assert.Equal("S01", manifest.Project);
    }

    [Fact]
    public void Outputs_and_ids_may_not_collide_across_them() => Assert.Equal(
        [
            "b.yaml:3:5: output \"es/ep02.es.mp4\" is that of a.yaml:6:5 too, "
            + "give one of them another output, or put {language} or {id} into the template",
            "b.yaml:3:74: id \"EP02-es\" is that of a.yaml:6:74 too, give one of them another",
        ],
        Lines(
            ("a.yaml", Spanish.Replace("es }", "es, id: ep02-es }", StringComparison.Ordinal)),
            ("b.yaml", French.Replace("fr.mp3, language: fr", "es.wav, language: es, id: EP02-es", StringComparison.Ordinal))));

    [Fact]
    public void What_a_run_has_one_of_may_not_differ() => Assert.Equal(
        [
            "b.yaml:2:10: project is another one than that of a.yaml:2:10, and a run has one, "
            + "make them the same, or run the manifests one by one",
            "b.yaml:3:9: budget is another one than that of a.yaml:3:9, and a run has one, "
            + "make them the same, or run the manifests one by one",
        ],
        Lines(
            ("a.yaml", Spanish),
            ("b.yaml", French.Replace("version: 1", "version: 1\nproject: S02\nbudget: { max_credits: 9 }", StringComparison.Ordinal))));

    [Fact]
    public void Manifests_of_two_folders_need_one_state_named_or_they_would_pay_again_when_run_alone()
    {
        var lines = Lines(
            ("a.yaml", Spanish), ("other/b.yaml", French.Replace("media/", "../media/", StringComparison.Ordinal)));

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("other/b.yaml:1:1: its videos would go to \"other/out\"", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "other/b.yaml:1:1: what is paid for it is remembered in \"other/.syncmonster\"",
            lines[1],
            StringComparison.Ordinal);
        Assert.NotNull(ManifestReader.Read(
            [_season.Path("a.yaml"), _season.Path("other/b.yaml")],
            new ManifestOverrides(OutputDirectory: _season.Path("out"), StateDirectory: _season.Path("state"))).Manifest);
    }

    [Fact]
    public void A_state_that_was_used_before_is_not_passed_over()
    {
        Directory.CreateDirectory(_season.Path("lists/.syncmonster"));

        Assert.Contains(
            "lists/b.csv:1:1: what is paid for it is remembered in",
            string.Join('\n', Lines(
                ("a.yaml", Spanish.Replace("project", "state: .syncmonster\nproject", StringComparison.Ordinal)),
                ("lists/b.csv", "video,audio,language\n../media/ep02.mp4,../media/ep02.fr.mp3,fr\n"))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_named_twice_is_told() =>
        Assert.Contains(
            "is named twice, name it once",
            Assert.Single(Lines(("a.yaml", Spanish), ("a.yaml", Spanish))),
            StringComparison.Ordinal);

    [Fact]
    public void Problems_of_all_come_at_once_and_a_table_isnt_blamed_for_settings_that_could_not_be_read()
    {
        var lines = Lines(
            ("a.yaml", "a: [1, 2\nb: 3"), ("b.csv", "video,language\nmedia/ep02.mp4,fr\n"), ("c.yaml", "[version]"));

        Assert.Equal(
            ["a.yaml:1:4", "c.yaml:1:1"],
            lines.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
    }

    private ManifestReading Read(params (string Name, string Text)[] manifests)
    {
        foreach (var (name, text) in manifests) _season.Write(name, text);
        return ManifestReader.Read([.. manifests.Select(manifest => _season.Path(manifest.Name))]);
    }

    private string[] Lines(params (string Name, string Text)[] manifests) => _season.Lines(Read(manifests));
}
