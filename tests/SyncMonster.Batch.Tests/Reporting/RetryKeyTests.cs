using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Reports;
using SyncMonster.Batch.Tests.Manifests;

namespace SyncMonster.Batch.Tests.Reporting;

/// <summary>Whatever a manifest can say of a job or a run holds for <c>retry.yaml</c> too.</summary>
public sealed class RetryKeyTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero);

    /// <summary>A way to say each key of a job, other than as usual.</summary>
    private static readonly Dictionary<string, string> OfJob = new()
    {
        ["id"] = "id: one",
        ["video"] = "video: { url: \"https://media.example/a.mp4?x=1\", duration: 3.5 }",
        ["audio"] = "audio: { asset: 12, duration: 3 }",
        ["language"] = "language: pt-BR",
        ["languages"] = "languages: [es]",
        ["dubs"] = "dubs: { es: { audio: media/ep01.es.wav, priority: 3, retries: 1 } }",
        ["profile"] = "profile: scenic",
        ["lipsync"] = "lipsync: { model: e2, intensity: 2.5 }",
        ["drama"] = "drama: { happy: 0.1, excited: 0.3, angry: 1 }",
        ["faces"] = "faces: [{ scenes: [1, \"4-9\"], frames: \"5-900\", pick: { nearest: [3, 4.5] }, min_size: 5%, "
            + "if_unclear: fail }, { pick: [0, 2] }]",
        ["detection"] = "detection: { scene_threshold: 0.4, min_scene_length: 7 }",
        ["tags"] = "tags: { client: acme, \"a: b\": \"#1\" }",
        ["priority"] = "priority: -4",
        ["budget"] = "budget: { max_credits: 12.5 }",
        ["retries"] = "retries: 2",
        ["length_tolerance"] = "length_tolerance: 7.5",
        ["output"] = "output: \"{id}/{project} {{x}}.mp4\"",
    };

    /// <summary>The same for what stands above the jobs.</summary>
    private static readonly Dictionary<string, string> OfRun = new()
    {
        ["version"] = "",
        ["project"] = "project: \"Harbor: Lights\"",
        ["budget"] = "budget: { max_credits: 50, max_credits_per_job: 40, max_credits_per_day: 30, "
            + "max_credits_per_tag: { client: { acme: 20 }, reel: 9 }, on_exceeded: stop }",
        ["concurrency"] = "concurrency: { jobs: 5, uploads: 2, downloads: 3 }",
        ["output"] = "output: { directory: films, template: \"{video}/{language}.mp4\" }",
        ["state"] = "state: elsewhere",
        ["defaults"] = "defaults: { faces: leftmost, length_tolerance: 9, priority: 2 }",
        ["profiles"] = "",
        ["jobs"] = "",
    };

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public static TheoryData<string> JobKeys => [.. OfJob.Keys];

    public static TheoryData<string> RunKeys => [.. OfRun.Keys];

    public void Dispose() => _season.Dispose();

    [Fact]
    public void Every_key_of_a_manifest_is_tried()
    {
        Assert.Equal(ManifestKeys.Job.Keys.Select(key => key.Name).Order(), OfJob.Keys.Order());
        Assert.Equal(ManifestKeys.Manifest.Keys.Select(key => key.Name).Order(), OfRun.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(JobKeys))]
    public void What_a_job_says_it_says_again(string key)
    {
        string[] usual = ["video: media/ep01.mp4", "audio: media/ep01.es.wav", "language: es"];
        var replaced = key is "languages" or "dubs" ? "language" : key;
        var said = usual.Where(field => !field.StartsWith(replaced + ":", StringComparison.Ordinal));

        ReadsBack("", $"{{ {string.Join(", ", said.Append(OfJob[key]))} }}");
    }

    [Theory]
    [MemberData(nameof(RunKeys))]
    public void What_a_manifest_says_above_its_jobs_holds_again(string key) =>
        ReadsBack(OfRun[key], "{ video: media/ep01.mp4, audio: media/ep01.es.wav, language: es, tags: { reel: 1 } }");

    private void ReadsBack(string run, string job)
    {
        const string profiles = "profiles: { scenic: { lipsync: { model: e3 }, faces: all, retries: 3 } }";
        var was = _season.Yaml($"version: 1\n{run}\n{profiles}\njobs:\n  - {job}\n");

        var reading = ManifestReader.Read(Path.Combine(Failed(was), "retry.yaml"));

        Assert.DoesNotContain(reading.Problems, problem => problem.Severity == Severity.Error);
        var now = reading.Manifest!;
        Assert.Equal(was.Jobs.Select(Comparable), now.Jobs.Select(Comparable));
        Assert.Equal(
            (was.Project, was.Budget, was.Concurrency, was.Output, was.StateDirectory),
            (now.Project, now.Budget, now.Concurrency, now.Output, now.StateDirectory));
    }

    /// <summary>The report of a run in which every job failed, made as the program makes it.</summary>
    private string Failed(Manifest manifest)
    {
        var plan = Planner.Plan(manifest, "account", Found).Plan!;
        var folder = new StateFolder(manifest.StateDirectory);
        using var hold = folder.Hold(Evening);
        using var checkpoint = Checkpoint.Open(folder);
        checkpoint.BeginRun(plan, Evening);
        var failed = plan.Jobs.Select(job => new Job(job, JobStage.Failed, null, null, "no", Evening));
        checkpoint.Commit([.. failed.Select(job => new Transition.JobMoved(job))], Evening);
        var report = CostReport.Of(checkpoint.Record(plan.Account, plan.Project)!, Evening);
        return ReportFolder.Write(report, manifest.Output.Directory, manifest.StateDirectory);
    }

    private static MediaFinding.Known Found(MediaReference media) =>
        new(new PlannedMedia(media, media.Label, 3.5m, 1, 640, 360, 84), MediaRole.Video | MediaRole.Audio);

    /// <summary>The place is another, and paths are written another way.</summary>
    private static JobSpec Comparable(JobSpec job) =>
        job with { Place = default, Video = Bare(job.Video), Audio = Bare(job.Audio) };

    private static MediaReference Bare(MediaReference media) =>
        media is MediaReference.LocalFile file ? file with { Written = "" } : media;
}
