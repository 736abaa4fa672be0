using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Reporting;
using SyncMonster.Batch.Manifests;
using SyncMonster.Batch.Reports;

namespace SyncMonster.Batch.Tests.Reporting;

public sealed class RetryTests : IDisposable
{
    private static readonly Dictionary<string, Action<RecordBuilder, RetryTests>> Samples = new()
    {
        ["a plain one"] = (record, test) =>
            record.Add("ep01-es", from: test.Local("ep01.mp4"), audio: test.Audio("es.wav")),
        ["words that YAML takes for other things"] =
            (record, test) => record.Add(
                "null",
                language: "no",
                from: test.Local("1.0.mp4"),
                audio: test.Audio("true.wav"),
                tags: [("on", "off"), ("n: #", "~"), ("num", "1")]),
        ["names with everything in them"] =
            (record, test) => record.Add(
                "a",
                from: test.Local("- 'q' \"d\" #x: {video} %TAG &a [1] ü 日本.mp4"),
                audio: test.Audio("{language} {{x}} \\n.wav"),
                output: "{video} }{/é.mp4"),
        ["every kind of face rule"] =
            (record, test) => record.Add("a", from: test.Local("a.mp4"), audio: test.Audio("a.wav"), faces:
            [
                new FaceRule([new Core.Faces.Span(1, 1)], null, new FacePick.Ids([0, 1]), null, IfUnclear.Review),
                new FaceRule(
                    [new Core.Faces.Span(4, 9), new Core.Faces.Span(12, 12)],
                    null,
                    new FacePick.Leftmost(),
                    null,
                    IfUnclear.All),
                new FaceRule([], new Core.Faces.Span(500, 900), new FacePick.None(), null, IfUnclear.Largest),
                new FaceRule(
                    [new Core.Faces.Span(20, 20)],
                    null,
                    new FacePick.Nearest(960, 540.5m),
                    new MinFaceSize(40.5m, false),
                    IfUnclear.Fail),
                new FaceRule([], null, new FacePick.Center(), new MinFaceSize(5, true), IfUnclear.Review),
            ]),
        ["settings of its own"] =
            (record, test) => record.Add(
                "a", from: test.Local("a.mov"), audio: test.Audio("a.mp3"), lips: false,
                drama: new Drama(0.25m, null, 0m, 1m),
                detection: new Detection(0.395m, 3), priority: -5, retries: 2, most: new Credits(12.5m), language: null),
        ["lip-sync of its own"] = (record, test) => record.Add(
            "a", from: test.Local("a.mp4"), audio: test.Audio("a.wav"), lipSync: new LipSync(LipSyncModel.E3, 2.5m)),
        ["an address"] =
            (record, test) => record.Add(
                "a",
                from: new MediaReference.Link(new Uri("https://cdn.example.com/a%20b.mp4?sig={x}%3D"), 61.5m),
                audio: test.Audio("a.wav")),
        ["an asset"] = (record, test) =>
            record.Add("a", from: new MediaReference.StoredAsset(4711, 12), audio: test.Audio("a.wav")),
    };

    private readonly string _season = Directory.CreateTempSubdirectory("season-").FullName;

    public static TheoryData<string> Jobs => [.. Samples.Keys];

    private string Output => Path.Combine(_season, "out");

    [Fact]
    public void The_manifest_is_as_approved() => Snapshot.Matches("retry.yaml", Written.Retry(SampleSeason.Small()));

    [Fact]
    public void It_names_the_state_that_knows_what_is_paid_for()
    {
        var text = Written.Retry(SampleSeason.Small(account: "sandbox"), state: "/season/it's here");

        Assert.Contains("state: \"../../it's here\"\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "  syncmonster-batch run retry.yaml --retry-failed --sandbox\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "  syncmonster-batch run retry.yaml --retry-failed --state FOLDER\n",
            Written.Retry(SampleSeason.Small(), state: null),
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_back_as_just_the_jobs_that_failed_wait_or_are_parked()
    {
        var record = new RecordBuilder
        {
            Budget = new BudgetSettings(new Credits(600), new Credits(50), OnExceeded.Stop)
            {
                MaxCreditsPerDay = new Credits(90.5m),
                MaxCreditsPerTag = [new TagCap("client", "acme: \"1\"", new Credits(300)), new TagCap("reel", null, new Credits(20))],
            },
        };
        foreach (var id in new[] { "delivered", "failed", "review", "parked", "waiting", "running" })
            record.Add(id, video: $"{id}.mp4", from: Local($"{id}.mp4"), audio: Audio($"{id}.wav"));
        record.FindFace("delivered");
        record.Generate("delivered");
        record.Deliver("delivered");
        record.FindFace("running");
        record.Fail("failed", new Fault(FaultKind.Input, "no", 400), "no");
        record.Review("review", "scene 1: unclear");
        record.Park("parked");

        var manifest = ReadBack(record);

        Assert.Equal(["failed", "review", "parked", "waiting"], manifest.Jobs.Select(job => job.Id));
        Assert.Equal("Harbor Lights S01", manifest.Project);
        Assert.Equal(record.Budget, manifest.Budget);
        Assert.Equal(Output, manifest.Output.Directory);
        Assert.Equal(Path.Combine(_season, ".syncmonster"), manifest.StateDirectory);
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_reads_back_as_the_very_job_it_was(string what)
    {
        var record = new RecordBuilder();
        Samples[what](record, this);
        var plan = Assert.Single(record.Record().Jobs).Plan;

        var job = Assert.Single(ReadBack(record).Jobs);

        Assert.Equal(plan.Id, job.Id);
        Assert.Equal(Where(plan.Video.Reference), Where(job.Video));
        Assert.Equal(Where(plan.Audio.Reference), Where(job.Audio));
        Assert.Equal(plan.Language, job.Language);
        Assert.Equal(plan.LipSync, job.LipSync);
        Assert.Equal(plan.Drama, job.Drama);
        Assert.Equal(plan.Faces, job.Faces);
        Assert.Equal(plan.Detection, job.Detection);
        Assert.Equal(plan.Tags.OrderBy(tag => tag.Name, StringComparer.Ordinal), job.Tags);
        Assert.Equal(plan.Priority, job.Priority);
        Assert.Equal(plan.MaxCredits, job.MaxCredits);
        Assert.Equal(plan.Retries, job.Retries);
        Assert.Equal(plan.Output, $"{RecordBuilder.OutputDirectory}/{job.Output}");
    }

    [Fact]
    public void A_video_whose_name_would_stand_for_others_too_is_left_out_and_named()
    {
        var record = new RecordBuilder();
        record.Add("a", from: new MediaReference.LocalFile("/season/media/ep*.mp4", "media/ep*.mp4"));
        record.Add("b");

        var text = Written.Retry(record.Report());

        Assert.DoesNotContain("ep*.mp4", text, StringComparison.Ordinal);
        Assert.Contains("# Left out: a,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_can_not_break_out_of_its_comment()
    {
        var record = new RecordBuilder();
        record.Add("a", from: Local("a.mp4"), audio: Audio("a.wav"));
        record.Fail("a", null, "first\nbudget: { max_credits: 1000000 }\r\u2028project: other\u0085x: y");

        var manifest = ReadBack(record);

        Assert.Equal("Harbor Lights S01", manifest.Project);
        Assert.Equal(BudgetSettings.Default, manifest.Budget);
    }

    [Fact]
    public void More_than_one_manifest_holds_is_left_out_and_said()
    {
        var record = new RecordBuilder();
        var rules = Enumerable.Range(1, 1_000)
            .Select(scene => FaceRule.Default with { Scenes = [new Core.Faces.Span(scene, scene)] }).ToEquatableList();
        for (var i = 0; i < 50; i++) record.Add($"a{i}", from: Local("a.mp4"), audio: Audio("a.wav"), faces: rules);

        var jobs = ReadBack(record).Jobs;

        Assert.InRange(jobs.Count, 20, 49);
        var text = File.ReadAllText(Path.Combine(Output, "report", "retry.yaml"));
        Assert.Contains($"# Left out: {50 - jobs.Count} more jobs.", text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_season, recursive: true);

    private Manifest ReadBack(RecordBuilder record)
    {
        var folder = ReportFolder.Write(record.Report(), Output, Path.Combine(_season, ".syncmonster"));
        var reading = ManifestReader.Read(Path.Combine(folder, "retry.yaml"));
        Assert.Empty(reading.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()));
        return reading.Manifest!;
    }

    private MediaReference.LocalFile Local(string name)
    {
        var path = Path.Combine(_season, "media", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
        return new MediaReference.LocalFile(path, $"media/{name}");
    }

    private string Audio(string name) => Local(name).Path;

    private static object Where(MediaReference reference) =>
        reference is MediaReference.LocalFile file ? file.Path : reference;
}
