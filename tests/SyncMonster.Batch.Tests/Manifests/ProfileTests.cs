using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Named settings that jobs refer to.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Head = """
        version: 1
        defaults: { lipsync: { model: e1, intensity: 1.5 }, faces: all, priority: 1 }
        profiles:
          trailer: { lipsync: { model: e2 }, priority: 10, tags: { kind: trailer } }
          calm: { drama: { sad: 0.5 }, lipsync: false }

        """;

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void A_profile_stands_above_the_defaults_and_below_the_job()
    {
        var job = _season.Yaml(Head + """
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav, profile: trailer, priority: 7 }
              - { video: media/ep02.mp4, audio: media/ep02.es.wav, profile: calm }
            """).Jobs[0];

        Assert.Equal(new LipSync(LipSyncModel.E2, 1.5m), job.LipSync);
        Assert.Equal(7, job.Priority);
        Assert.Contains(new Tag("kind", "trailer"), job.Tags);
    }

    [Fact]
    public void One_dub_of_a_video_may_have_another_profile_than_its_siblings()
    {
        var jobs = _season.Yaml(Head + """
            jobs:
              - video: media/ep02.mp4
                profile: trailer
                dubs:
                  es: media/ep02.es.wav
                  fr: { audio: media/ep02.fr.mp3, profile: calm }
            """).Jobs;

        Assert.Equal(new LipSync(LipSyncModel.E2, 1.5m), jobs[0].LipSync);
        Assert.Null(jobs[1].LipSync);
        Assert.Equal(0.5m, jobs[1].Drama!.Sad);
        Assert.Equal(10, jobs[1].Priority);
    }

    [Fact]
    public void The_defaults_may_name_one_that_a_job_replaces_by_another()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { profile: quiet }
            profiles: { quiet: { priority: -5 }, loud: { priority: 5 } }
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav }
              - { video: media/ep02.mp4, audio: media/ep02.es.wav, profile: loud }
            """).Jobs;

        Assert.Equal([-5, 5], jobs.Select(job => job.Priority));
    }

    [Fact]
    public void A_table_has_a_column_for_it()
    {
        _season.Write(
            "list.csv",
            "video,audio,profile\nmedia/ep01.mp4,media/ep01.es.wav,trailer\nmedia/ep02.mp4,media/ep02.es.wav,calm\n");

        var jobs = _season.Yaml(Head + "jobs: list.csv\n").Jobs;

        Assert.Equal([10, 1], jobs.Select(job => job.Priority));
    }

    [Theory]
    [InlineData("profile: trailr", "7:65: profile \"trailr\" is not known, did you mean \"trailer\"?")]
    [InlineData("profile: x", "7:65: profile \"x\" is not known, use trailer or calm")]
    [InlineData("profile: [calm]", "7:65: profile is a list, use the name of one of the profiles")]
    public void An_unknown_one_is_told_with_the_nearest(string field, string expected) => Assert.Equal(
        ["season.yaml:" + expected],
        _season.YamlProblems(
            Head + $"jobs:\n  - {{ video: media/ep01.mp4, audio: media/ep01.es.wav, {field} }}\n"));

    [Fact]
    public void A_profile_that_no_job_names_is_a_warning() => Assert.Equal(
        ["season.yaml:5:3: warning: profile \"calm\" is named by no job, name it in a job's profile, or take it out"],
        _season.YamlProblems(Head + "jobs:\n  - { video: media/ep01.mp4, audio: media/ep01.es.wav, profile: trailer }\n"));

    [Fact]
    public void What_is_wrong_in_one_is_told_once_at_its_place() => Assert.Equal(
        [
            "season.yaml:3:10: \"vidoe\" is not known here, use language, languages, audio, lipsync, drama, faces, "
            + "detection, tags, priority, budget, retries, length_tolerance or output",
        ],
        _season.YamlProblems("""
            version: 1
            profiles:
              one: { vidoe: 1 }
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav, profile: one }
            """));
}
