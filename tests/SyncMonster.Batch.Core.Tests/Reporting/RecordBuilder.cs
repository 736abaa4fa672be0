using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Reporting;

/// <summary>Makes what a checkpoint would remember, step by step, with a clock that moves when told to.</summary>
internal sealed class RecordBuilder(
    string project = "Harbor Lights S01", string account = "https://api.syncmonster.ai/v1")
{
    public const string OutputDirectory = "/season/out";

    private readonly OrderedDictionary<string, Job> _jobs = [];
    private readonly OrderedDictionary<string, Request> _requests = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<RunSpan> _runs = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero);

    public BudgetSettings? Budget { get; init; }

    public static IReadOnlyList<Scene> Scenes(params int[] faces) =>
    [
        .. faces.Select((count, index) => new Scene(
            index + 1,
            index * 100,
            (index * 100) + 99,
            Enumerable.Range(0, count).Select(id => new Face(id, (index * 100) + 40, null, new Box(100 * id, 50, 90, 90))).ToEquatableList())),
    ];

    public RunRecord Record() => new(
        account, project, OutputDirectory, [.. _jobs.Values], [.. _requests.Values], _history)
    {
        Runs = _runs,
        Budget = Budget,
    };

    public CostReport Report() => CostReport.Of(Record(), Now);

    public void Wait(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public void BeginRun() => _runs.Add(new RunSpan(Now, null, null));

    public void EndRun(ExitCode result) => _runs[^1] = _runs[^1] with { EndedAt = Now, Result = result };

    public void Note(string text) =>
        _history.Add(new HistoryEntry(Now, "run", _runs.Count.ToString(CultureInfo.InvariantCulture), "noted", text));

    public Job Add(
        string id,
        string video = "ep01.mp4",
        string? language = "es",
        decimal? seconds = 10,
        LipSync? lipSync = null,
        Drama? drama = null,
        bool lips = true,
        (string Name, string Value)[]? tags = null,
        MediaReference? from = null,
        EquatableList<FaceRule>? faces = null,
        Detection? detection = null,
        int priority = 0,
        Credits? most = null,
        int retries = 0,
        string? output = null,
        string? audio = null)
    {
        var reference = from ?? new MediaReference.LocalFile($"/season/media/{video}", $"media/{video}");
        var content = from is null ? $"sha256:{video}" : $"url:{from.Label}";
        var picture = new PlannedMedia(reference, content, seconds, from is null ? 1_000_000 : 0, 1920, 1080, null);
        var sound = audio ?? $"{id}.wav";
        var track = new PlannedMedia(new MediaReference.LocalFile(Path.Combine("/season/media", sound), $"media/{sound}"), $"sha256:{sound}", seconds, 500_000, null, null, null);
        var analysis = Identity.OfAnalysis(picture.Content, detection ?? Detection.Default);
        var sync = lips ? lipSync ?? LipSync.Default : null;
        var rules = faces ?? [FaceRule.Default];
        var plan = new PlannedJob(
            Identity.OfJob(analysis, track.Content, sync, drama, rules),
            analysis,
            id,
            picture,
            track,
            language,
            sync,
            drama,
            rules,
            detection ?? Detection.Default,
            (tags ?? []).Select(tag => new Tag(tag.Name, tag.Value)).ToEquatableList(),
            priority,
            _jobs.Count,
            most,
            retries,
            $"{OutputDirectory}/{output ?? $"{language ?? "none"}/{id}.mp4"}");
        return Move(new Job(plan, JobStage.Waiting, null, null, null, Now));
    }

    /// <summary>A job's video is analysed for it, charged as expected unless told otherwise.</summary>
    public Request FindFace(
        string id, RequestStage stage = RequestStage.Succeeded, decimal? charged = null, bool unknown = false, string? inProject = null, params int[] faces)
    {
        var plan = _jobs[id].Plan;
        var request = Ask(id, plan.AnalysisKey, new Ask.FindFace(plan.Video, plan.Detection), Price.FindFacePerSecond, stage, charged, unknown, inProject);
        request = Put(request with { Scenes = Scenes(faces is [] ? [1, 2, 0, 1] : faces).ToEquatableList() });
        foreach (var job in _jobs.Values.Where(job => job.Stage == JobStage.Waiting && job.Plan.AnalysisKey == plan.AnalysisKey).ToList())
            Move(job with { Stage = JobStage.Analyzing, RequestId = request.Id });
        return request;
    }

    /// <summary>A job's dub is generated for it, charged as expected unless told otherwise.</summary>
    public Request Generate(
        string id, RequestStage stage = RequestStage.Succeeded, decimal? charged = null, bool unknown = false, (int Scene, int[] Faces)[]? chosen = null)
    {
        var plan = _jobs[id].Plan;
        var faces = (chosen ?? [(1, [0]), (2, [0, 1]), (4, [0])])
            .Select(scene => new SceneFaces(scene.Scene, scene.Faces.ToEquatableList())).ToEquatableList();
        var ask = new Ask.Generate("ff_1", plan.Video, 1, plan.Audio, plan.LipSync, plan.Drama, faces);
        var subject = Identity.OfGeneration(plan.AnalysisKey, plan.Audio.Content, plan.LipSync, plan.Drama, faces);
        var request = Ask(id, subject, ask, plan.GeneratePerSecond, stage, charged, unknown);
        Move(_jobs[id] with { Stage = JobStage.Generating, RequestId = request.Id });
        return request;
    }

    /// <summary>A job takes the generation that was made for another.</summary>
    public void Share(string id, Request request) =>
        Move(_jobs[id] with { Stage = JobStage.Generating, RequestId = request.Id });

    public Request Put(Request request) => _requests[request.Id] = request;

    public Job Move(string id, JobStage stage) => Move(_jobs[id] with { Stage = stage, Since = Now });

    public void Deliver(string id, long bytes = 24_100_000)
    {
        var job = Move(id, JobStage.Downloading);
        Wait(2);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        Move(job with { Stage = JobStage.Delivered, File = new DeliveredFile(job.Plan.Output, bytes, digest, Now), Since = Now });
    }

    public void Fail(string id, Fault? fault, string note) =>
        Move(_jobs[id] with { Stage = JobStage.Failed, Fault = fault, Note = note, Since = Now });

    public void Review(string id, string note) =>
        Move(_jobs[id] with { Stage = JobStage.Review, Note = note, Since = Now });

    public void Park(string id) => Move(_jobs[id] with
    {
        Stage = JobStage.Parked,
        Since = Now,
        Note = "it may have been accepted, and the account's lists can't tell; `resolve` it: --adopt REQUEST_ID, --resubmit or --abandon",
    });

    /// <summary>A job is no longer in the manifest; its requests stay.</summary>
    public void Drop(string id) => _jobs.Remove(id);

    private Request Ask(
        string id, string subject, Ask ask, decimal perSecond, RequestStage stage, decimal? charged, bool unknown, string? inProject = null)
    {
        var seconds = ask.Video.Seconds;
        var number = _requests.Values.Count(request => request.Subject == subject) + 1;
        var isAccepted = stage is RequestStage.Running or RequestStage.Succeeded or RequestStage.Failed;
        var known = charged ?? (seconds is { } length ? Price.Expected(length, perSecond).Amount : 0);
        return Put(new Request(
            $"{subject}#{number}",
            subject,
            inProject ?? project,
            id,
            ask,
            stage,
            seconds is { } s ? Price.WorstCase(s, perSecond) : Credits.Zero,
            unknown || stage is not (RequestStage.Succeeded or RequestStage.Failed) ? null : new Credits(known),
            ChargeAsked: true,
            RemoteId: isAccepted ? $"{(ask is Ask.FindFace ? "ff_" : "")}{_requests.Count + 1:x8}" : null,
            IntentAt: Now,
            AcceptedAt: isAccepted ? Now : null));
    }

    private Job Move(Job job)
    {
        _jobs[job.Plan.Id] = job;
        _history.Add(new HistoryEntry(Now, "job", job.Plan.Id, job.Stage.ToString().ToLowerInvariant(), job.Note));
        return job;
    }
}
