using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>What stands in examples/ holds.</summary>
public sealed partial class Examples
{
    [Theory]
    [InlineData("quickstart/season.yaml", "6 jobs, no errors.")]
    [InlineData("dubbing-list/season.yaml", "4 jobs, no errors.")]
    public async Task An_example_manifest_has_no_errors(string manifest, string expected)
    {
        var path = Path.Combine(Studio.Repository(), "examples", manifest);
        var result = await Command.RunAsync(new Dictionary<string, string>(), "validate", path);
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_quickstarts_media_are_those_whose_origin_and_licence_are_named()
    {
        var folder = Path.Combine(Studio.Repository(), "examples", "quickstart");
        var named = Digest().Matches(File.ReadAllText(Path.Combine(folder, "MEDIA.md"))).Select(match => match.Value).ToHashSet();
        var media = Directory.GetFiles(Path.Combine(folder, "media"));
        Assert.NotEmpty(media);
        Assert.All(
            media, path => Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), named));
        Assert.InRange(media.Sum(path => new FileInfo(path).Length), 1, 3_000_000);
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();
}
