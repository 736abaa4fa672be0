using System.Text;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Files that are no manifest at all.</summary>
public sealed class ManifestFileTests : IDisposable
{
    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void A_manifest_that_is_not_there_is_a_problem() =>
        Assert.Equal(["nowhere.yaml:1:1: \"nowhere.yaml\" does not exist, check the path"], Problems("nowhere.yaml"));

    [Fact]
    public void A_folder_is_no_manifest() =>
        Assert.Equal(["media:1:1: \"media\" is a folder, name the manifest's file"], Problems("media"));

    [Fact]
    public void A_path_without_a_name_is_a_problem() =>
        Assert.Contains(
            "can't be read", Assert.Single(_season.Lines(ManifestReader.Read(""))), StringComparison.Ordinal);

    [Fact]
    public void A_file_in_another_encoding_is_told_with_its_first_bad_character()
    {
        File.WriteAllBytes(_season.Path("season.yaml"), Encoding.Latin1.GetBytes("version: 1\nproject: Señales\n"));

        Assert.Equal(["season.yaml:2:12: the file is not in UTF-8 here, save it as UTF-8"], Problems("season.yaml"));
    }

    [Fact]
    public void A_binary_file_is_told_with_its_first_bad_character() =>
        Assert.Equal(
            ["season.yaml:2:2: \"\\u0000\" is no character of a text, save the manifest as plain text in UTF-8"],
            _season.YamlProblems("a: 1\nb\0\u0001"));

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        using (var file = File.Create(_season.Path("season.yaml"))) file.SetLength((12 << 20) + 1);

        Assert.Equal(
            ["season.yaml:1:1: \"season.yaml\" has more than 12 MiB, split it, and run the parts as one"],
            Problems("season.yaml"));
    }

    private string[] Problems(string name) => _season.Lines(ManifestReader.Read(_season.Path(name)));
}
