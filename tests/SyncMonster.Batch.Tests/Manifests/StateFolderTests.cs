using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Where a manifest's state is kept, which is what knows that something is paid for.</summary>
public sealed class StateFolderTests : IDisposable
{
    private const string Named =
        "version: 1\nstate: ../shared/\njobs:\n  - { video: ../media/ep01.mp4, audio: ../media/ep01.es.wav }\n";

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("season.yaml", "version: 1\njobs:\n  - { video: media/ep01.mp4, audio: media/ep01.es.wav }\n")]
    [InlineData("season.csv", "video,audio\nmedia/ep01.mp4,media/ep01.es.wav\n")]
    public void It_is_beside_a_manifest_that_names_none(string name, string text)
    {
        Assert.Equal(_season.Path(".syncmonster"), _season.Read(name, text).Manifest!.StateDirectory);
        Assert.Equal(_season.Path(".syncmonster"), ManifestReader.StateDirectoryOf(_season.Path(name)));
    }

    [Fact]
    public void A_manifest_names_it_from_its_own_folder()
    {
        Assert.Equal(_season.Path("shared"), _season.Read("lists/es.yaml", Named).Manifest!.StateDirectory);
        Assert.Equal(_season.Path("shared"), ManifestReader.StateDirectoryOf(_season.Path("lists/es.yaml")));
    }

    [Fact]
    public void What_the_command_line_or_the_environment_names_stands_above_the_manifest() =>
        Assert.Equal(
            _season.Path("other"),
            _season.Read("lists/es.yaml", Named, new ManifestOverrides(StateDirectory: _season.Path("other"))).Manifest!.StateDirectory);

    [Fact]
    public void Commands_that_only_look_find_it_for_a_manifest_with_mistakes_too()
    {
        _season.Write("lists/es.yaml", Named + "  - { vidoe: x }\n");

        Assert.Equal(_season.Path("shared"), ManifestReader.StateDirectoryOf(_season.Path("lists/es.yaml")));
    }

    [Fact]
    public void It_is_one_path() => Assert.Equal(
        ["season.yaml:2:8: state is a list, use the path of a folder"],
        _season.YamlProblems("version: 1\nstate: [a, b]\njobs:\n  - { video: media/ep01.mp4, audio: media/ep01.es.wav }\n"));
}
