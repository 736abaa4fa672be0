namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>YAML that is broken, tricky or hostile.</summary>
public sealed class YamlGuardTests : IDisposable
{
    private const string Syntax = "check indentation, colons, quotes and brackets up to here";

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("a: b: c", "1:5: a second colon stands in this value, put quotes around the value")]
    [InlineData("jobs:\n\t- a: 1", "2:1: a tab stands where YAML is indented, indent with spaces")]
    [InlineData("jobs:\n  - a: 1\n \tb: 2", "3:2: a tab stands where YAML is indented, indent with spaces")]
    [InlineData("a: [1, 2\nb: 3", "1:4: a bracket opens here and is never closed, close it")]
    [InlineData("a: {b: 1", "1:4: a bracket opens here and is never closed, close it")]
    [InlineData("a: \"b", "1:4: a quote opens here and is never closed, close it with the same kind of quote, ' or \"")]
    [InlineData("a: 1\n---\nb: 2", "2:1: a second document begins here, make it a manifest of its own")]
    [InlineData("a: *nobody", "1:4: the alias \"*nobody\" has no anchor before it, put quotes around a value that begins with *")]
    [InlineData("a: &a [*a]", "1:8: the alias \"*a\" has no anchor before it, put quotes around a value that begins with *")]
    [InlineData("%YAML 3.0\n---\na: 1", "1:1: this can't be read as YAML: found incompatible YAML document, " + Syntax)]
    [InlineData("", "1:1: the file is empty, begin it with version: 1 and jobs:")]
    [InlineData("# nothing\n", "1:1: the file is empty, begin it with version: 1 and jobs:")]
    public void What_is_no_yaml_is_told_with_its_place(string text, string expected) =>
        Assert.Equal(["season.yaml:" + expected], _season.YamlProblems(text));

    [Theory]
    [InlineData("version: 1", "5:5: \"version\" is not known here, use id, video, language, languages, dubs, profile, audio, lipsync, drama, faces, detection, tags, priority, budget, retries, length_tolerance or output")]
    [InlineData("video: media/ep02.mp4", "5:5: \"video\" stands twice, first in line 3, take one out")]
    [InlineData("<<: { priority: 1 }", "5:5: \"<<\" is not supported, put what jobs share under defaults")]
    [InlineData("[a]: 1", "5:5: a list stands where a key belongs, use a word as key")]
    [InlineData("priority: !!int 1", "5:15: \"tag:yaml.org,2002:int\" is a tag, and a manifest has none, take it out")]
    [InlineData("tags: !ruby/object {}", "5:11: \"!ruby/object\" is a tag, and a manifest has none, take it out")]
    public void What_yaml_allows_and_a_manifest_does_not_is_refused(string field, string expected) =>
        Assert.Equal(["season.yaml:" + expected], _season.JobProblems(field));

    [Fact]
    public void An_alias_repeats_what_its_anchor_names()
    {
        var jobs = _season.Yaml("""
            version: 1
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav, faces: &rules [{ scenes: 1, pick: all }] }
              - { video: media/ep02.mp4, audio: media/ep02.es.wav, faces: *rules }
            """).Jobs;

        Assert.Equal(jobs[0].Faces, jobs[1].Faces);
    }

    [Fact]
    public void A_field_that_says_nothing_counts_as_absent()
    {
        var job = _season.Job("language:\n    lipsync: ~\n    drama: null\n    tags: { a: , b: ~ }");

        Assert.Null(job.Language);
        Assert.NotNull(job.LipSync);
        Assert.Empty(job.Tags);
    }

    [Fact]
    public void Norwegian_is_a_language_and_not_a_no() => Assert.Equal("no", _season.Job("language: no").Language);

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    [InlineData("? ")]
    public void Nesting_without_end_is_refused_before_it_costs_anything(string open)
    {
        var problem = Assert.Single(_season.YamlProblems(string.Concat(Enumerable.Repeat(open, 1_000_000))));

        Assert.Contains("nesting goes deeper than 64 levels", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var problem = Assert.Single(_season.YamlProblems(laughs));

        Assert.Equal(
            "season.yaml:6:20: there are more than 500000 values, those that aliases repeat included, "
            + "split the manifest, or put its jobs into a table", problem);
    }

    [Fact]
    public void Broken_at_any_point_a_manifest_gives_problems_and_never_an_exception()
    {
        const string manifest = """
            version: 1
            defaults: { faces: [{ scenes: [1, "4-9"], pick: { nearest: [3, 4] }, min_size: 5% }] }
            jobs:
              - &one { video: "media/*.mp4", audio: 'media/{video}.{language}.wav', languages: [es, fr] }
              - *one
              - video: { asset: 12, duration: 3.5 }
                dubs: { es: media/ep01.es.wav, fr: { audio: { url: "https://h/{id}.wav" }, drama: { sad: 1 } } }
            """;

        const string strays = "[]{},:\"'&*!|>%@`\t-?#\n";
        for (var cut = 0; cut < manifest.Length; cut++)
        {
            Assert.NotEmpty(_season.YamlProblems(manifest[..cut]));
            _season.YamlProblems(manifest[..cut] + strays[cut % strays.Length] + manifest[cut..]);
        }
    }
}
