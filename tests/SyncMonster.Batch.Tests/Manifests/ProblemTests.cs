using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>What a user reads who made a mistake: the value, the place, the remedy.</summary>
public sealed class ProblemTests : IDisposable
{
    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("lipsync: { model: e4 }", "5:23: model is \"e4\", use e1, e2 or e3")]
    [InlineData("lipsync: { intensity: 5 }", "5:27: intensity is \"5\", use a number from 0.5 to 3.5")]
    [InlineData("lipsync: { intensity: .nan }", "5:27: intensity is \".nan\", use a number from 0.5 to 3.5")]
    [InlineData("lipsync: { intensity: .inf }", "5:27: intensity is \".inf\", use a number from 0.5 to 3.5")]
    [InlineData("lipsync: { intensity: \"1,5\" }", "5:27: intensity is \"1,5\", use a number from 0.5 to 3.5, with a point for decimals")]
    [InlineData("lipsync: { intensity: [1] }", "5:27: intensity is a list, use a number from 0.5 to 3.5")]
    [InlineData("lipsync: e2", "5:14: lipsync is \"e2\", use false or a mapping such as { model: e1, intensity: 1.5 }")]
    [InlineData("drama: { happy: -0.1 }", "5:21: happy is \"-0.1\", use a number from 0 to 1")]
    [InlineData("drama: { hapy: 0.1 }", "5:14: \"hapy\" is not known here, did you mean \"happy\"?")]
    [InlineData("drama: {}", "5:12: drama names no emotion, give it one such as { happy: 0.2 }, or write false")]
    [InlineData("drama: true", "5:12: drama is \"true\", use false or a mapping such as { happy: 0.2 }")]
    [InlineData("lipsync: false", "3:5: the job has neither lip-sync nor drama, so there is nothing to make, take lipsync: false out or give it drama such as { happy: 0.2 }")]
    [InlineData("detection: { scene_threshold: 0 }", "5:35: scene_threshold is \"0\", use a number from 0.001 to 1")]
    [InlineData("detection: { min_scene_length: 2.5 }", "5:36: min_scene_length is \"2.5\", use a whole number from 1 to 100000")]
    [InlineData("langauge: es", "5:5: \"langauge\" is not known here, did you mean \"language\"?")]
    [InlineData("colour: red", "5:5: \"colour\" is not known here, use id, video, language, languages, dubs, profile, audio, lipsync, drama, faces, detection, tags, priority, budget, retries, length_tolerance or output")]
    [InlineData("model: e2", "5:5: \"model\" is not known here, indent it to stand inside lipsync")]
    [InlineData("dubs: { es: { priority: 1 }, fr: { priority: 2 } }", "4:12: audio is the same for 2 languages, put {language} into its name, or give each language its own under dubs")]
    [InlineData("language: es\n    languages: [fr]", "6:5: languages stands beside language, keep one of language, languages and dubs")]
    [InlineData("language: español", "5:15: language is \"español\", use a language tag such as es, pt-BR or zh-Hans")]
    [InlineData("languages: []", "5:16: languages is a list, use a list such as [es, fr]")]
    [InlineData("languages: [es, fr]", "4:12: audio is the same for 2 languages, put {language} into its name, or give each language its own under dubs")]
    [InlineData("dubs: media/ep01.es.wav", "5:11: dubs is \"media/ep01.es.wav\", use a mapping of languages to audio such as { es: media/ep01.es.wav }")]
    [InlineData("dubs: { es: { audoi: x.wav } }", "5:19: \"audoi\" is not known here, did you mean \"audio\"?")]
    [InlineData("tags: [a]", "5:11: tags is a list, use a mapping such as { client: acme }")]
    [InlineData("tags: { a: [b] }", "5:16: tag a is a list, use text")]
    [InlineData("priority: high", "5:15: priority is \"high\", use a whole number from -1000000 to 1000000")]
    [InlineData("budget: -1", "5:13: budget is \"-1\", use a number from 0 to 1000000000")]
    [InlineData("budget: { max_credit: 1 }", "5:15: \"max_credit\" is not known here, did you mean \"max_credits\"?")]
    [InlineData("retries: 11", "5:14: retries is \"11\", use a whole number from 0 to 10")]
    [InlineData("id: a/b", "5:9: id is \"a/b\", use letters, digits, and . _ - (at most 100)")]
    [InlineData("id: \"\"", "5:9: id is empty, use text")]
    [InlineData("x-api-key: sk-123", "5:5: \"x-api-key\" is a secret, and a manifest is no place for one, take it out and set the environment variable SYNCMONSTER_API_KEY")]
    [InlineData("tags: { api_key: sk-123 }", "5:13: \"api_key\" is a secret, and a manifest is no place for one, take it out and set the environment variable SYNCMONSTER_API_KEY")]
    public void A_mistake_in_a_job_is_told_with_its_value_place_and_remedy(string field, string expected) =>
        Assert.Equal(["season.yaml:" + expected], _season.JobProblems(field));

    [Theory]
    [InlineData("version: 2\njobs: list.csv", "1:10: version is \"2\", which this program does not know, use version: 1")]
    [InlineData("jobs: list.csv", "1:1: version is missing, add version: 1")]
    [InlineData("version: 1", "1:1: jobs is missing, add jobs: with at least one job")]
    [InlineData("version: 1\njobs: []", "2:7: jobs is a list, use a list of jobs, each begun with a dash, or the path of a table such as list.csv")]
    [InlineData("version: 1\njobs: [12]", "2:8: a job is \"12\", use a mapping such as { video: media/ep01.mp4, audio: media/ep01.es.wav, language: es }")]
    [InlineData("version: 1\njobs: other.csv", "2:7: \"other.csv\" does not exist, check the path")]
    [InlineData("version: 1\nbudget: 5\njobs: list.csv", "2:9: budget is \"5\", use a mapping such as { max_credits: 5000 }")]
    [InlineData("version: 1\nbudget: { on_exceeded: wait }\njobs: list.csv", "2:24: on_exceeded is \"wait\", use skip or stop")]
    [InlineData("version: 1\nconcurrency: { jobs: 0 }\njobs: list.csv", "2:22: jobs is \"0\", use a whole number from 1 to 100000")]
    [InlineData("version: 1\noutput: out\njobs: list.csv", "2:9: output is \"out\", use a mapping such as { directory: out }")]
    [InlineData("version: 1\ndefaults: { video: x.mp4 }\njobs: list.csv", "2:13: \"video\" is not known here, use profile, language, languages, audio, lipsync, drama, faces, detection, tags, priority, budget, retries, length_tolerance or output")]
    [InlineData("version: 1\nproject: \"a\\nb\"\njobs: list.csv", "2:10: project is \"a\\u000ab\", use text on one line")]
    [InlineData("- version: 1", "1:1: the manifest is a list, begin it with version: 1 and jobs:")]
    public void A_mistake_above_the_jobs_is_told_with_its_value_place_and_remedy(string manifest, string expected)
    {
        _season.Write("list.csv", "video,audio\nmedia/ep01.mp4,media/ep01.es.wav\n");

        Assert.Equal(["season.yaml:" + expected], _season.YamlProblems(manifest));
    }

    [Fact]
    public void All_problems_come_at_once_in_the_order_of_the_file()
    {
        var problems = _season.YamlProblems("""
            version: 1
            budgets: { max_credits: 1 }
            defaults:
              faces: biggest
            jobs:
              - video: media/ep09.mp4
                audio: media/ep09.es.wav
              - audio: media/ep01.es.wav
                retries: -1
              - video: media/ep01.es.wav
                priority: 1e400
            """);

        Assert.Equal(
            [
                "season.yaml:2:1: \"budgets\" is not known here, did you mean \"budget\"?",
                "season.yaml:4:10: faces is \"biggest\", use all, none, largest, leftmost, rightmost, topmost, center, review, face ids such as [0, 1], or { nearest: [x, y] }",
                $"season.yaml:6:12: video \"media/ep09.mp4\" does not exist, check the path; it was looked for at \"media/ep09.mp4\"",
                $"season.yaml:7:12: audio \"media/ep09.es.wav\" does not exist, check the path; it was looked for at \"media/ep09.es.wav\"",
                "season.yaml:8:5: the job has no video, give it one such as video: media/ep01.mp4",
                "season.yaml:9:14: retries is \"-1\", use a whole number from 0 to 10",
                "season.yaml:10:5: the job has no audio, give it one such as audio: \"media/{video}.{language}.wav\"",
                "season.yaml:10:12: video \"media/ep01.es.wav\" is no .mp4 or .mov file, convert it to .mp4 or .mov",
                "season.yaml:11:15: priority is \"1e400\", use a whole number from -1000000 to 1000000",
            ],
            problems);
    }

    [Fact]
    public void A_mistake_in_the_defaults_is_told_once_and_not_for_every_job()
    {
        var problems = _season.YamlProblems("""
            version: 1
            defaults: { drama: { angry: 2 } }
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav }
              - { video: media/ep02.mp4, audio: media/ep02.es.wav }
            """);

        Assert.Equal(["season.yaml:2:29: angry is \"2\", use a number from 0 to 1"], problems);
    }

    [Fact]
    public void Past_a_thousand_problems_the_rest_is_not_listed()
    {
        var rows = string.Concat(Enumerable.Repeat("media/ep01.mp4,media/ep01.es.wav,x\n", 1_002));

        var problems = _season.CsvProblems("video,audio,priority\n" + rows);

        Assert.Equal(1_001, problems.Length);
        Assert.EndsWith("there are more than 1000 problems, begin with these", problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_told_however_many_warnings_stand_before_it()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 1_002).Select(i => $"media/ep01.mp4,media/ep01.es.wav,{i}.mp4,1,1\n"));

        var reading = _season.Read(
            "season.csv", "video,audio,output,drama.happy,drama.sad\n" + rows + "media/ep01.mp4,,x.mp4,,\n");

        Assert.Null(reading.Manifest);
        Assert.Equal(1_002, reading.Problems.Count);
        Assert.Contains(
            "the job has no audio",
            Assert.Single(reading.Problems, problem => problem.Severity == Severity.Error).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Happy_with_sad_is_a_warning_that_stops_nothing()
    {
        var reading = _season.Read("season.yaml", """
            version: 1
            defaults: { drama: { happy: 0.4 } }
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav, drama: { sad: 0.2 } }
            """);

        Assert.Equal(
            ["season.yaml:4:63: warning: drama has both happy and sad, which lower each other, keep the one that is meant"],
            _season.Lines(reading));
        Assert.NotNull(reading.Manifest);
    }

    [Fact]
    public void A_secret_is_never_repeated()
    {
        var problems = string.Concat(_season.YamlProblems("version: 1\napi_key: sk-secret\njobs: [{ video: \"https://u:sk-secret@h/a.mp4?sig=sk-secret\", audio: \"http://h/a.wav?sig=sk-secret\" }]"));

        Assert.Contains("https://h/a.mp4", problems, StringComparison.Ordinal);
        Assert.Contains("http://h/a.wav", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_or_steering_value_is_shown_short_and_harmless()
    {
        var problem = Assert.Single(_season.JobProblems($"priority: \"\\e[31m{new string('x', 500)}\""));

        Assert.StartsWith("season.yaml:5:15: priority is \"\\u001b[31mxxx", problem, StringComparison.Ordinal);
        Assert.Contains("xxx…\", use a whole number", problem, StringComparison.Ordinal);
        Assert.InRange(problem.Length, 100, 200);
    }
}
