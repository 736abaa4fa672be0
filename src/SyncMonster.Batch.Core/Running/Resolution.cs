using System.Globalization;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// A person's word on a paid request of which nothing else can tell whether it was accepted. What follows from it for
/// the request and its jobs is decided here; looking things up and recording is for others.
/// </summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>It was accepted, and is this request of the account: the next run watches it and goes on.</summary>
    /// <param name="RemoteId"><c>find_face_id</c> or <c>request_id</c>, as the service's other calls take it.</param>
    /// <param name="VideoAssetId">The video's asset, as the service names it; null where it wasn't asked.</param>
    public sealed record Adopt(string RemoteId, long? VideoAssetId = null) : Resolution;

    /// <summary>
    /// It is sent again, whether or not the first was accepted. The first one's credits stay counted, so that the
    /// budget holds even if both are charged.
    /// </summary>
    public sealed record Resubmit : Resolution;

    /// <summary>It is given up, and its jobs with it. Its credits stay counted, for it may have been charged.</summary>
    public sealed record Abandon : Resolution;

    /// <summary>The request whose doubt holds a job up, while no run works on it; null where there is none.</summary>
    /// <remarks>A job may also have been parked on a request that was given up with another job.</remarks>
    public static Request? DoubtOf(BatchState state, Job job) =>
        job.Stage is JobStage.Parked or JobStage.Analyzing or JobStage.Generating
        && job.RequestId is { } id
        && state.Requests.GetValueOrDefault(id) is { } request
        && (request.Stage is RequestStage.Committing or RequestStage.InDoubt or RequestStage.Parked
            || (request.Stage == RequestStage.Abandoned && job.Stage == JobStage.Parked))
            ? request
            : null;

    /// <summary>The jobs that a resolution moves: all that the request holds up.</summary>
    public static IReadOnlyList<Job> JobsOf(BatchState state, Request request) =>
        [.. state.FollowersOf(request.Id).Where(job => DoubtOf(state, job) is not null).OrderBy(job => job.Plan.Order)];

    /// <summary>
    /// What speaks against adopting a request of the account, to follow its id; null where nothing does.
    /// </summary>
    /// <param name="state">All that is known.</param>
    /// <param name="request">The request in doubt.</param>
    /// <param name="found">What the service says of the other; what it leaves out speaks against nothing.</param>
    public static string? Objection(BatchState state, Request request, RemoteRequest found)
    {
        var bare = RemoteId.Bare(found.RemoteId);
        if (state.Requests.Values.FirstOrDefault(ours => ours.RemoteId is { } id && RemoteId.Bare(id) == bare) is { } known)
            return $"is the {Word(known.Ask.Kind)} of job '{known.JobId}' already";
        if (Likeness.Objection(request, found) is { } objection) return objection;
        return found.Charged > request.Worst.Amount && request.Worst > Credits.Zero
            ? $"was charged {new Credits(found.Charged.Value)} credits, and the parked request costs {request.Worst} at the most"
            : null;
    }

    /// <summary>What is to be recorded, all at once.</summary>
    /// <param name="state">All that is known; no run is on.</param>
    /// <param name="request">The request in doubt, from <see cref="DoubtOf"/>.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<Transition> Decide(BatchState state, Request request, DateTimeOffset now)
    {
        var jobs = JobsOf(state, request);
        return this switch
        {
            Adopt(var remoteId, var video) =>
            [
                new Transition.Noted($"{request.JobId}: a person took {remoteId} for its {Word(request.Ask.Kind)}, whose answer was lost"),
                new Transition.RequestMoved(request with
                {
                    Stage = RequestStage.Running,
                    RemoteId = remoteId,
                    VideoAssetId = video ?? request.VideoAssetId,
                    AcceptedAt = now,
                    AcceptedAs = state.Accepted + 1,
                    Fault = null,
                }),
                .. jobs.Select(
                    job => Moved(job, request.Ask is Ask.FindFace ? JobStage.Analyzing : JobStage.Generating)),
            ],
            Resubmit =>
            [
                new Transition.Noted(
                    $"{request.JobId}: a person had its {Word(request.Ask.Kind)} sent again; {request.Worst} credits stay counted for the first"),
                new Transition.RequestMoved(request with { Stage = RequestStage.Abandoned }),
                new Transition.RequestMoved(Next(state, request)),
                .. jobs.Select(job => Moved(job with { RequestId = null }, JobStage.Waiting)),
            ],
            _ =>
            [
                new Transition.Noted($"{request.JobId}: a person gave its {Word(request.Ask.Kind)} up; {request.Worst} credits stay counted"),
                new Transition.RequestMoved(request with { Stage = RequestStage.Abandoned }),
                .. jobs.Select(job => Moved(
                    job,
                    JobStage.Failed,
                    $"given up by a person, as nothing could tell whether its {Word(request.Ask.Kind)} was accepted; its {request.Worst} credits stay counted")),
            ],
        };

        Transition.JobMoved Moved(Job job, JobStage stage, string? note = null) =>
            new(job with { Stage = stage, Note = note, Fault = null, Since = now });
    }

    /// <summary>What a request is called to people.</summary>
    public static string Word(RequestKind kind) => kind == RequestKind.FindFace ? "find-face" : "generation";

    // Under a name of its own, so that the first one's credits stay counted; nothing of it was sent yet.
    private static Request Next(BatchState state, Request request)
    {
        var number =
            state.Requests.Values.Where(other => other.Subject == request.Subject).Max(other => other.Number) + 1;
        return new Request(
            string.Create(CultureInfo.InvariantCulture, $"{request.Subject}#{number}"),
            request.Subject,
            request.Project,
            request.JobId,
            request.Ask,
            RequestStage.NotSent,
            request.Worst,
            Tags: request.Tags);
    }
}
