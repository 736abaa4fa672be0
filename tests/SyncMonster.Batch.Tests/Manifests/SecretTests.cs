using SyncMonster.Batch.Api;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Keys and passwords that were pasted into a manifest are seen, and said to nobody.</summary>
public sealed class SecretTests : IDisposable
{
    // Put together here, so that no tool that looks for secrets takes them for some.
    private static readonly string Letters = string.Concat(Enumerable.Repeat("Ab3dEf6hIj9", 4));

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public static TheoryData<string> Keys =>
    [
        "sk-" + Letters, "pk_live_" + Letters, "AKIA" + new string('Q', 16), "ghp_" + Letters, "github_pat_" + Letters,
        "glpat-" + Letters, "xoxb-" + Letters, $"eyJ{Letters}.eyJ{Letters}.{Letters}", "AIza" + Letters[..35],
        "Bearer " + Letters, "-----BEGIN RSA PRIVATE KEY-----", "api_key=" + Letters, "X-Api-Key=" + Letters,
        "access_token=" + Letters, "password=hunter2hunter2",
    ];

    public void Dispose() => _season.Dispose();

    [Theory]
    [MemberData(nameof(Keys))]
    public void One_anywhere_is_an_error_that_does_not_say_it(string key)
    {
        foreach (var field in (string[])[$"tags: {{ a: '{key}' }}", $"language: '{key}'", $"# {key}", $"'{key}': 1", $"audio: 'https://cdn.example.com/a.wav?{key}'"])
        {
            var problems = _season.JobProblems(field);

            Assert.Contains(
                problems,
                problem => problem.Contains("a key, token or password stands here", StringComparison.Ordinal));
            Assert.All(problems, problem => Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal));
            Assert.All(problems, problem => Assert.DoesNotContain(Letters[..20], problem, StringComparison.Ordinal));
            Assert.All(
                problems, problem => Assert.DoesNotContain(new string('Q', 16), problem, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void So_is_one_in_a_table(string key)
    {
        var problems = _season.CsvProblems($"video,audio,tags.note\nmedia/ep01.mp4,media/ep01.es.wav,\"{key}\"\n");

        Assert.Equal("season.csv:2:", Assert.Single(problems)[..13]);
        Assert.DoesNotContain(Letters[..20], problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "season.yaml", "version: 1\nproject: the KEY key\njobs:\n  - { video: media/KEY.mp4, audio: a.wav } # KEY\n",
        "2:14", "4:20", "4:53")]
    [InlineData("season.csv", "video,audio,tags.KEY\nmedia/ep01.mp4,media/ep01.es.wav,KEY\n", "1:18", "2:34")]
    [InlineData("season.csv", "video,audio\n\"media/ep01.mp4\",KEY.wav\n", "2:18")]
    public void The_key_of_the_environment_is_an_error_whatever_it_looks_like(
        string name, string text, params string[] places)
    {
        const string key = "harbour-12";
        Assert.True(ApiKey.TryParse(key, out var parsed));

        var reading = _season.Read(
            name, text.Replace("KEY", key, StringComparison.Ordinal), ManifestOverrides.None with { Key = parsed });

        var problems = _season.Lines(reading);
        Assert.Equal(
            places.Select(place =>
                $"{name}:{place}: your API key stands here, and a manifest is no place for it, take it out, have it replaced "
                + "where it was made, and set the environment variable SYNCMONSTER_API_KEY"),
            problems.Where(problem => problem.Contains("your API key", StringComparison.Ordinal)));
        Assert.All(problems, problem => Assert.DoesNotContain(key, problem, StringComparison.Ordinal));
        Assert.Null(reading.Manifest);
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("Access-Token")]
    [InlineData("client_secret")]
    public void A_field_that_is_named_like_one_is_an_error(string name) =>
        Assert.Contains(
            "is a secret, and a manifest is no place for one",
            Assert.Single(_season.JobProblems($"{name}: abc")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("tags: { sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 }")]
    [InlineData("tags: { desk: desk-a-very-long-name-of-a-desk }")]
    [InlineData("tags: { id: 123e4567-e89b-12d3-a456-426614174000 }")]
    [InlineData("output: risk-assessment-of-the-whole-season.mp4")]
    public void What_only_is_long_is_none(string field) => Assert.Empty(_season.JobProblems(field));

    [Fact]
    public void A_signed_address_is_none() => Assert.Empty(_season.YamlProblems("""
        version: 1
        jobs:
          - video: { url: "https://cdn.example.com/a.mp4?X-Amz-Signature=9f86d081884c7d659a2feaa0c55ad015&Expires=1&token=abcdef", duration: 5 }
            audio: "https://cdn.example.com/a.wav?sig=9f86d081884c7d659a2feaa0c55ad015"
        """));

    [Fact]
    public void A_text_full_of_beginnings_is_looked_through_at_once()
    {
        var hostile = string.Concat(Enumerable.Repeat("-eyJaaaaaaaaaaa", 400_000));

        Assert.Equal(hostile, Secrets.Masked(hostile));
    }
}
