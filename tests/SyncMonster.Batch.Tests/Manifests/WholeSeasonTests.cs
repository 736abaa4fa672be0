using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>A season that uses everything, in YAML, as a table and as JSON.</summary>
public sealed class WholeSeasonTests : IDisposable
{
    private const string Settings = """
        version: 1
        project: Harbor Lights S01
        budget: { max_credits: 5000, max_credits_per_job: 400, on_exceeded: stop }
        concurrency: { jobs: 8, uploads: 2, downloads: 3 }
        output: { directory: delivered, template: "{language}/{video}.{language}.mp4" }
        defaults:
          lipsync: { model: e1, intensity: 1.5 }
          drama: { happy: 0.2 }
          faces: largest
          detection: { scene_threshold: 0.395, min_scene_length: 3 }

        """;

    private const string Jobs = """
        jobs:
          - id: ep01-es
            video: media/ep01.mp4
            audio: media/ep01.es.wav
            language: es
            tags: { client: acme, reel: "1" }
            priority: 10
          - video: media/ep02.mp4
            dubs: { es: media/ep02.es.wav, fr: media/ep02.fr.mp3 }
            budget: { max_credits: 40 }
            retries: 2
          - video: media/ep03.mov
            audio: "media/{video}.{language}.wav"
            languages: [es, fr, de]
            lipsync: false
            drama: { happy: 0, sad: 0.6 }
            faces:
              - { scenes: [1], pick: [1, 0], if_unclear: largest }
              - { scenes: "4-9", pick: leftmost }
              - { frames: "500-900", pick: none }
              - { pick: largest, min_size: 5%, if_unclear: review }

        """;

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void Everything_that_stands_above_the_jobs_is_read()
    {
        var manifest = _season.Yaml(Settings + Jobs);

        Assert.Equal(_season.Path("season.yaml"), manifest.Path);
        Assert.Equal("Harbor Lights S01", manifest.Project);
        Assert.Equal(new BudgetSettings(new Credits(5000), new Credits(400), OnExceeded.Stop), manifest.Budget);
        Assert.Equal(new ConcurrencySettings(8, 2, 3), manifest.Concurrency);
        Assert.Equal(_season.Path("delivered"), manifest.Output.Directory);
    }

    [Fact]
    public void Caps_for_a_day_and_for_tags_are_read()
    {
        var budget = _season.Yaml(
            "version: 1\nbudget: { max_credits_per_day: 800, max_credits_per_tag: { client: { acme: 500, other: 20.5 }, reel: 90 } }\n" + Jobs).Budget;

        Assert.Equal(new Credits(800), budget.MaxCreditsPerDay);
        Assert.Equal(
            [new TagCap("client", "acme", new Credits(500)), new TagCap("client", "other", new Credits(20.5m)), new TagCap("reel", null, new Credits(90))],
            budget.MaxCreditsPerTag);
    }

    [Fact]
    public void A_job_takes_its_own_fields_and_the_defaults_below_them()
    {
        var job = _season.Yaml(Settings + Jobs).Jobs[0];

        Assert.Equal("ep01-es", job.Id);
        Assert.Equal(12, job.Place.Line);
        Assert.Equal(new MediaReference.LocalFile(_season.Path("media/ep01.mp4"), "media/ep01.mp4"), job.Video);
        Assert.Equal(new MediaReference.LocalFile(_season.Path("media/ep01.es.wav"), "media/ep01.es.wav"), job.Audio);
        Assert.Equal("es", job.Language);
        Assert.Equal(new LipSync(LipSyncModel.E1, 1.5m), job.LipSync);
        Assert.Equal(new Drama(0.2m, null, null, null), job.Drama);
        Assert.Equal([FaceRule.For(new FacePick.Largest())], job.Faces);
        Assert.Equal(new Detection(0.395m, 3), job.Detection);
        Assert.Equal([new Tag("client", "acme"), new Tag("reel", "1")], job.Tags);
        Assert.Equal(10, job.Priority);
        Assert.Null(job.MaxCredits);
        Assert.Equal(0, job.Retries);
        Assert.Equal("es/ep01.es.mp4", job.Output);
    }

    [Fact]
    public void Languages_and_dubs_make_a_job_each_in_the_order_written()
    {
        var jobs = _season.Yaml(Settings + Jobs).Jobs;

        Assert.Equal(["ep01-es", "ep02-es", "ep02-fr", "ep03-es", "ep03-fr", "ep03-de"], jobs.Select(job => job.Id));
        Assert.Equal("media/ep02.fr.mp3", jobs[2].Audio.Label);
        Assert.Equal("media/ep03.de.wav", jobs[5].Audio.Label);
        Assert.Equal("de/ep03.de.mp4", jobs[5].Output);
        Assert.All(
            jobs.Skip(1).Take(2), job => Assert.Equal((new Credits(40), 2), (job.MaxCredits!.Value, job.Retries)));
    }

    [Fact]
    public void A_dub_says_its_own_over_the_job_and_the_defaults()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { lipsync: { model: e2, intensity: 2 }, tags: { client: acme } }
            jobs:
              - video: media/ep03.mov
                audio: "media/{video}.{language}.wav"
                priority: 3
                dubs:
                  es: { lipsync: { intensity: 1 }, tags: { cut: long } }
                  fr: { audio: { asset: 9 }, priority: 4, drama: { angry: 1 } }
                  de:
            """).Jobs;

        Assert.Equal(
            [new(LipSyncModel.E2, 1), new(LipSyncModel.E2, 2), new LipSync(LipSyncModel.E2, 2)],
            jobs.Select(job => job.LipSync!));
        Assert.Equal(["media/ep03.es.wav", "asset 9", "media/ep03.de.wav"], jobs.Select(job => job.Audio.Label));
        Assert.Equal([3, 4, 3], jobs.Select(job => job.Priority));
        Assert.Equal(2, jobs[0].Tags.Count);
        Assert.Equal(new Drama(null, null, null, 1), jobs[1].Drama);
    }

    [Fact]
    public void A_job_that_says_its_language_drops_those_of_the_defaults()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { languages: [es, fr], audio: "media/{video}.{language}.wav" }
            jobs:
              - { video: media/ep03.mov, language: de }
              - { video: media/ep02.mp4, dubs: { fr: media/ep02.fr.mp3 } }
            """).Jobs;

        Assert.Equal(["ep03-de", "ep02-fr"], jobs.Select(job => job.Id));
    }

    [Fact]
    public void Drama_of_a_job_lies_over_that_of_the_defaults_emotion_by_emotion()
    {
        var job = _season.Yaml(Settings + Jobs).Jobs[3];

        Assert.Null(job.LipSync);
        Assert.Equal(new Drama(0, 0.6m, null, null), job.Drama);
    }

    [Fact]
    public void Face_rules_keep_their_order_and_their_terms()
    {
        var job = _season.Yaml(Settings + Jobs).Jobs[3];

        Assert.Equal(
            [
                new FaceRule([new(1, 1)], null, new FacePick.Ids([0, 1]), null, IfUnclear.Largest),
                new FaceRule([new(4, 9)], null, new FacePick.Leftmost(), null, IfUnclear.Review),
                new FaceRule([], new(500, 900), new FacePick.None(), null, IfUnclear.Review),
                new FaceRule([], null, new FacePick.Largest(), new MinFaceSize(5, true), IfUnclear.Review),
            ],
            job.Faces);
    }

    [Fact]
    public void A_table_under_the_same_settings_gives_the_same_jobs()
    {
        const string rows = """
            id,video,audio,language,languages,lipsync,drama.happy,drama.sad,faces,priority,budget,retries,tags.client,tags.reel
            ep01-es,media/ep01.mp4,media/ep01.es.wav,es,,,,,,10,,,acme,1
            ,media/ep02.mp4,media/ep02.es.wav,es,,,,,,,40,2,,
            ,media/ep02.mp4,media/ep02.fr.mp3,fr,,,,,,,40,2,,
            ,media/ep03.mov,media/{video}.{language}.wav,,es | fr|de,false,0,0.6,1|0,,,,,
            """;
        _season.Write("list.csv", rows);

        var table = _season.Yaml(Settings + "jobs: list.csv\n");
        var yaml = _season.Yaml(Settings + Jobs);

        Assert.Equal(
            yaml.Jobs.Select(job => Comparable(job with { Faces = [] })),
            table.Jobs.Select(job => Comparable(job with { Faces = [] })));
        Assert.Equal([FaceRule.For(new FacePick.Ids([0, 1]))], table.Jobs[5].Faces);
        Assert.Equal((_season.Path("list.csv"), 5), (table.Jobs[3].Place.File, table.Jobs[3].Place.Line));
    }

    [Fact]
    public void A_table_alone_has_the_usual_settings_and_its_own_name_as_project()
    {
        var manifest = _season.Csv("video,audio,language\nmedia/ep01.mp4,media/ep01.es.wav,es\n");

        Assert.Equal("season", manifest.Project);
        Assert.Equal(BudgetSettings.Default, manifest.Budget);
        Assert.Equal(ConcurrencySettings.Default, manifest.Concurrency);
        Assert.Equal(_season.Path("out"), manifest.Output.Directory);
        var job = Assert.Single(manifest.Jobs);
        Assert.Equal(("ep01-es", "es/ep01.es.mp4"), (job.Id, job.Output));
        Assert.Equal((LipSync.Default, Detection.Default), (job.LipSync!, job.Detection));
    }

    [Fact]
    public void Json_is_read_with_tabs_and_escapes()
    {
        var json = """
            {
            	"version": 1,
            	"jobs": [
            		{ "id": "ep01", "video": "media\/ep01.mp4", "audio": "media/ep01.es.wav", "tags": { "mood": "\uD83D\uDE00" }, "lipsync": { "intensity": 2.0 } }
            	]
            }
            """;

        var job = Assert.Single(_season.Yaml(json).Jobs);

        Assert.Equal([new Tag("mood", "😀")], job.Tags);
        Assert.Equal(new LipSync(LipSyncModel.E1, 2), job.LipSync);
        Assert.Equal("ep01.mp4", job.Output);
    }

    [Fact]
    public void Flags_stand_above_the_manifest()
    {
        var overrides = new ManifestOverrides(_season.Path("elsewhere"), new Credits(7), 2);

        var manifest = _season.Read("season.yaml", Settings + Jobs, overrides).Manifest!;

        Assert.Equal(_season.Path("elsewhere"), manifest.Output.Directory);
        Assert.Equal(new BudgetSettings(new Credits(7), new Credits(400), OnExceeded.Stop), manifest.Budget);
        Assert.Equal(new ConcurrencySettings(2, 2, 3), manifest.Concurrency);
    }

    /// <summary>The place is another in another file.</summary>
    private static JobSpec Comparable(JobSpec job) => job with { Place = default };
}
