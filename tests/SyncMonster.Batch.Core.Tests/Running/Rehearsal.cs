using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Running;

/// <summary>A run by hand: the decider is asked for real, and the test plays time, service and disk.</summary>
internal sealed class Rehearsal
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 10, 18, 0, 0, TimeSpan.Zero);

    private readonly List<Effect> _open = [];

    public Rehearsal(BatchPlan plan, RunOptions? options = null) : this(
        BatchState.Of(plan, options ?? new RunOptions()))
    {
    }

    public Rehearsal(BatchState state) => State = state;

    public BatchState State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Evening;

    public IReadOnlyList<Effect> Open => _open;

    public Decision Last { get; private set; } = null!;

    public static BatchPlan Plan(params PlannedJob[] jobs) => new(
        "account",
        "project",
        BudgetSettings.Default,
        ConcurrencySettings.Default,
        "/out",
        jobs.Select((job, order) => job with { Order = order }).ToEquatableList());

    public static PlannedJob Job(
        string id, string video = "v", string audio = "a", decimal seconds = 10, int retries = 0)
    {
        var media = Media(video, seconds);
        var sound = Media(audio, seconds);
        var analysis = Identity.OfAnalysis(media.Content, Detection.Default);
        return new PlannedJob(
            Identity.OfJob(analysis, sound.Content, LipSync.Default, null, [FaceRule.Default]),
            analysis, id, media, sound, null, LipSync.Default, null, [FaceRule.Default], Detection.Default, [], 0, 0, null,
            retries, $"/out/{id}.mp4");
    }

    public static PlannedMedia Media(string name, decimal? seconds = 10) =>
        new(new MediaReference.LocalFile($"/in/{name}", name), $"sha256:{name}", seconds, 1000, 1280, 720, 250);

    public static EquatableList<Scene> OneFace { get; } =
        [new Scene(1, 0, 249, [new Face(0, 10, null, new Box(500, 200, 200, 200))])];

    public Rehearsal Begin()
    {
        Decide(new Event.Began());
        return this;
    }

    /// <summary>Begins, and lets the account answer that it holds nothing new.</summary>
    public Rehearsal BeginOnline()
    {
        Begin();
        Answer(Only<Effect.LookAtAccount>(), new Outcome.AccountSeen("newest", null));
        return this;
    }

    public T Only<T>() where T : Effect => Assert.Single(_open.OfType<T>());

    public bool Has<T>() where T : Effect => _open.OfType<T>().Any();

    public Request RequestOf(Effect.Submit submit) => State.Requests[submit.RequestId];

    public Job JobNamed(string id) => State.Jobs.Values.Single(job => job.Plan.Id == id);

    public Decision Answer(Effect effect, Outcome outcome)
    {
        Assert.True(_open.Remove(effect), $"{effect} isn't under way");
        return Decide(new Event.Ended(effect, outcome));
    }

    public Decision Fail(Effect effect, FaultKind kind, string? code = null, int? status = null) =>
        Answer(effect, new Outcome.Faulted(new Fault(kind, "words", status, code)));

    public Decision Reach(Effect.Submit submit) => Decide(new Event.GateReached(submit.RequestId));

    public Decision Stop(StopReason reason, bool leaves) =>
        Decide(new Event.StopAsked(new Stop(reason, "asked", leaves)));

    public void Wait(TimeSpan time)
    {
        Now += time;
        Decide(new Event.TimeCame());
    }

    /// <summary>Takes a submitted request through its gate to acceptance.</summary>
    public Request Accept(Effect.Submit submit, string remoteId, decimal? rate = null)
    {
        Reach(submit);
        _open.RemoveAll(effect => effect is Effect.OpenGate gate && gate.RequestId == submit.RequestId);
        Answer(submit, new Outcome.Accepted(remoteId, 123, 124, rate, null));
        return State.Requests[submit.RequestId];
    }

    /// <summary>Finds one face for the only find-face under way.</summary>
    public void FindFaces(string remoteId = "ff_1", EquatableList<Scene>? scenes = null)
    {
        Accept(Only<Effect.Submit>(), remoteId);
        FinishAnalysis(remoteId, scenes);
    }

    public void FinishAnalysis(string remoteId, EquatableList<Scene>? scenes = null)
    {
        Wait(TimeSpan.FromMinutes(2));
        Answer(
            _open.OfType<Effect.Poll>().Single(poll => poll.RemoteId == remoteId),
            new Outcome.StatusSeen(RemoteState.Succeeded, null));
        Answer(
            _open.OfType<Effect.FetchFaces>().Single(fetch => fetch.RemoteId == remoteId),
            new Outcome.FacesFound(scenes ?? OneFace));
        Answer(
            _open.OfType<Effect.FetchCharge>().Single(fetch => fetch.RemoteId == remoteId), new Outcome.ChargeSeen(5));
    }

    public void FinishGeneration(string remoteId, decimal? charged = 10)
    {
        Wait(TimeSpan.FromMinutes(2));
        Answer(
            _open.OfType<Effect.Poll>().Single(poll => poll.RemoteId == remoteId),
            new Outcome.StatusSeen(RemoteState.Succeeded, null));
        Answer(
            _open.OfType<Effect.FetchCharge>().Single(fetch => fetch.RemoteId == remoteId),
            new Outcome.ChargeSeen(charged));
    }

    public void Deliver(Effect.Download download) => Answer(
        download, new Outcome.Delivered(new DeliveredFile(download.Path, 10, "digest", Now)));

    /// <summary>What the next run would begin with: what was recorded, and nothing else.</summary>
    public Rehearsal NextRun(RunOptions? options = null, BatchPlan? plan = null)
    {
        var state = BatchState.Of(plan ?? State.Plan, options ?? State.Options);
        foreach (var request in State.Requests.Values) state = state.After(new Transition.RequestMoved(request));
        foreach (var job in State.Jobs.Values) state = state.After(new Transition.JobMoved(job));
        foreach (var (content, id) in State.Assets) state = state.After(new Transition.AssetLearned(content, id));
        return new Rehearsal(state) { Now = Now };
    }

    private Decision Decide(Event happened)
    {
        Last = Decider.Decide(State, [happened], Now);
        State = Last.State;
        _open.AddRange(Last.Effects);
        return Last;
    }
}
