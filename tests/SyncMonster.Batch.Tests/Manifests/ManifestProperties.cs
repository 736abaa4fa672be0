using FsCheck;
using FsCheck.Fluent;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Tests.Reporting;
using SyncMonster.Batch.Manifests;
using SyncMonster.Batch.Reports;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>What holds for every manifest, drawn at random.</summary>
public sealed class ManifestProperties : IDisposable
{
    // What YAML, tables and templates are made of, so that noise often comes near to meaning something.
    private static readonly string[] Pieces =
    [
        "version: 1", "jobs:", "  - ", "video", "audio", ": ", "media/ep01.mp4", "media/ep01.es.wav", "{", "}", "[", "]", ",",
        ";", "\t", "\n", "\r\n", "\"", "'", "&a ", "*a", "<<", "!!x ", "|\n", ">\n", "#", "?", "- ", "%", "@", "`", "~", "null",
        "es", "languages", "dubs", "faces", "pick", "profile", "profiles", "defaults", "lipsync.model", "drama.happy", "e1",
        "1", "-1", "1e9", ".nan", "0.5", "\u00e9", "\u2028", "\ud83d\ude00", "\ufeff", "**/*.mp4", "{language}", "https://a/b",
    ];

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("season.yaml")]
    [InlineData("season.csv")]
    [InlineData("season.json")]
    public void Any_bytes_are_a_manifest_or_problems_and_never_an_exception(string name)
    {
        var bytes = ArbMap.Default.GeneratorFor<byte[]>();
        var text = Gen.Elements(Pieces).ArrayOf().Select(
            pieces => System.Text.Encoding.UTF8.GetBytes(string.Concat(pieces)));
        Prop.ForAll(Gen.OneOf(bytes, text, text, text).ToArbitrary(), content =>
        {
            File.WriteAllBytes(_season.Path(name), content);
            var reading = ManifestReader.Read(_season.Path(name));
            return (reading.Manifest is null) == reading.Problems.Any(problem => problem.Severity == Severity.Error)
                && reading.Problems.SequenceEqual(reading.Problems.OrderBy(problem => problem.Place));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60));
    }

    [Fact]
    public void Any_job_written_out_and_read_again_is_the_same()
    {
        _season.Write("media/v.mp4", "");
        _season.Write("media/a.wav", "");
        var word = Gen.Elements(
                "es", "no", "null", "~", "1.50", "a b", "x: y", "#1", "'", "\"", "\\", "{", "}}", "&", "日本", "é", "|", "%x", "- z")
            .NonEmptyListOf().Select(parts => string.Concat(parts));
        var spans = from first in Gen.Choose(0, 500)
                    from length in Gen.Choose(0, 50)
                    select new Core.Faces.Span(
            first, first + length);
        var picks = Gen.OneOf<FacePick>(
            Gen.Elements<FacePick>(
                new FacePick.All(), new FacePick.None(), new FacePick.Largest(), new FacePick.Leftmost(), new FacePick.Rightmost(),
                new FacePick.Topmost(), new FacePick.Center(), new FacePick.Review()),
            Gen.Choose(0, 9).NonEmptyListOf().Select(
                FacePick (ids) => new FacePick.Ids(ids.Distinct().Order().ToEquatableList())),
            Number(0, 100_000).Two().Select(FacePick (point) => new FacePick.Nearest(point.Item1, point.Item2)));
        var rules = from scenes in spans.ListOf()
                    from frames in OrNone(spans.Select(span => (Core.Faces.Span?)span))
                    from pick in picks
                    from size in OrNone(
                        Number(1, 100).Select(amount => (MinFaceSize?)new MinFaceSize(amount, IsPercent: true)))
                    from unclear in Gen.Elements(Enum.GetValues<IfUnclear>())
                    select new FaceRule(scenes.ToEquatableList(), frames, pick, size, unclear);
        var emotion = OrNone(Number(0, 1).Select(amount => (decimal?)amount));
        var jobs = from language in OrNone(Gen.Elements<string?>("es", "no", "pt-BR", "zh-Hant"))
                   from lips in Gen.Elements(true, true, false)
                   from model in Gen.Elements(Enum.GetValues<LipSyncModel>())
                   from intensity in OrNone(Number(1, 3).Select(amount => (decimal?)amount))
                   from happy in emotion
                   from angry in emotion
                   from faces in rules.NonEmptyListOf()
                   from tags in word.Two().ListOf()
                   from priority in Gen.Choose(-1_000_000, 1_000_000)
                   from most in OrNone(Number(0, 900).Select(amount => (Credits?)new Credits(amount)))
                   from retries in Gen.Choose(0, 10)
                   select (language, lips, model, intensity, happy, angry, faces, tags, priority, most, retries);
        Prop.ForAll(jobs.ToArbitrary(), job =>
        {
            var record = new RecordBuilder();
            var drama = job.lips && job is { happy: null, angry: null }
                ? null
                : new Drama(job.happy ?? 0.5m, null, null, job.angry);
            record.Add(
                "a", from: new MediaReference.LocalFile(_season.Path("media/v.mp4"), "media/v.mp4"), audio: _season.Path("media/a.wav"),
                language: job.language, lips: job.lips, lipSync: new LipSync(job.model, job.intensity), drama: drama,
                faces: job.faces.ToEquatableList(),
                tags: [.. job.tags.Where(tag => !tag.Item1.AsSpan().ContainsAny('{', '}')).DistinctBy(tag => tag.Item1)],
                priority: job.priority, most: job.most, retries: job.retries);
            var plan = Assert.Single(record.Record().Jobs).Plan;

            var folder = ReportFolder.Write(record.Report(), _season.Path("out"), _season.Path(".syncmonster"));
            var reading = ManifestReader.Read(Path.Combine(folder, "retry.yaml"));

            Assert.DoesNotContain(reading.Problems, problem => problem.Severity == Severity.Error);
            var read = Assert.Single(reading.Manifest!.Jobs);
            Assert.Equal(
                (plan.Id, plan.Language, plan.LipSync, plan.Drama, plan.Faces, plan.Priority, plan.MaxCredits, plan.Retries),
                (read.Id, read.Language, read.LipSync, read.Drama, read.Faces, read.Priority, read.MaxCredits, read.Retries));
            Assert.Equal(plan.Tags.OrderBy(tag => tag.Name, StringComparer.Ordinal), read.Tags);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(12));
    }

    private static Gen<decimal> Number(int lowest, int highest) =>
        Gen.Choose(lowest * 100, highest * 100).Select(hundredths => hundredths / 100m);

    private static Gen<T?> OrNone<T>(Gen<T?> some) => Gen.OneOf(Gen.Constant(default(T)), some);
}
