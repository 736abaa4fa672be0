using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>From found faces to a generation: the choice, the request, and what becomes of the job.</summary>
internal static class Generation
{
    /// <summary>
    /// Chooses a job's faces by its rules and asks for its dub, unless the very same was asked for before.
    /// </summary>
    public static void Choose(Turn turn, Job job, Request analysis)
    {
        switch (FacesFor(turn.State, job.Plan, analysis))
        {
            case FaceChoice.Failed(var reason):
                turn.Move(job, JobStage.Failed, analysis.Id, reason);
                break;
            case FaceChoice.NeedsPerson(var scenes):
                turn.Move(
                    job,
                    JobStage.Review,
                    analysis.Id,
                    string.Join("; ", scenes.Select(scene => $"scene {scene.SceneId}: {scene.Why}")));
                break;
            case FaceChoice.Chosen(var faces):
                AskFor(turn, job, analysis, faces);
                break;
        }
    }

    /// <summary>What a job's rules, and a person where they don't decide, make of the faces that were found.</summary>
    public static FaceChoice FacesFor(BatchState state, PlannedJob plan, Request analysis) => FaceChooser.Choose(
        analysis.Scenes ?? [], plan.Faces, plan.Video.Width, plan.Video.Height, state.Pins.GetValueOrDefault(analysis.Id));

    /// <summary>Has a job wait for a request that exists, or take what has become of it.</summary>
    public static void Follow(Turn turn, Job job, Request request)
    {
        switch (request.Stage)
        {
            case RequestStage.Succeeded when request.Ask is Ask.FindFace:
                Choose(turn, job, request);
                break;
            case RequestStage.Succeeded:
                Delivery.Begin(turn, job with { RequestId = request.Id });
                break;
            case RequestStage.Failed or RequestStage.Refused:
                turn.Move(job, JobStage.Failed, request.Id, Words(request.Fault!), request.Fault);
                break;
            case RequestStage.Parked or RequestStage.Abandoned:
                turn.Move(job, JobStage.Parked, request.Id, Doubt.WhyParked);
                break;
            default:
                turn.Move(job, request.Ask is Ask.FindFace ? JobStage.Analyzing : JobStage.Generating, request.Id);
                break;
        }
    }

    /// <summary>
    /// A request that was accepted has failed: the job pays again where the manifest allows it, or fails.
    /// </summary>
    public static void OnRequestFailed(Turn turn, Job job, Request request, Fault fault)
    {
        if (MayPayAgain(turn.State, job.Plan, request)) turn.Move(job, JobStage.Waiting);
        else Fail(turn, job, fault);
    }

    /// <summary>Whether a job may pay again for a generation that failed: <c>retries: N</c> more times.</summary>
    public static bool MayPayAgain(BatchState state, PlannedJob job, Request request) =>
        request is { Ask: Ask.Generate, Stage: RequestStage.Failed }
        && state.Requests.Values.Count(other => other.Subject == request.Subject && other.IsAccepted) <= job.Retries;

    /// <summary>Ends a job with a fault.</summary>
    public static void Fail(Turn turn, Job job, Fault fault) =>
        turn.Move(job, JobStage.Failed, note: Words(fault), fault: fault);

    private static void AskFor(Turn turn, Job job, Request analysis, EquatableList<SceneFaces> faces)
    {
        var plan = job.Plan;
        var subject = Identity.OfGeneration(plan.AnalysisKey, plan.Audio.Content, plan.LipSync, plan.Drama, faces);
        if (turn.State.LatestFor(subject) is { } same && !MayPayAgain(turn.State, job.Plan, same))
        {
            Follow(turn, job, same);
            return;
        }

        var worst = plan.GenerateWorst ?? Credits.Zero;
        if (!turn.MaySpend || !Admission.Fits(turn, job, worst - job.Held))
        {
            if (job.Stage != JobStage.Waiting) turn.Move(job, JobStage.Waiting);
            if (turn.MaySpend) Admission.DoesNotFit(turn, job);
            return;
        }

        var ask = new Ask.Generate(
            analysis.RemoteId!, plan.Video, analysis.VideoAssetId, plan.Audio, plan.LipSync, plan.Drama, faces);
        var request = Submission.Reserve(turn, job, subject, ask, worst);
        turn.Move(job, JobStage.Generating, request.Id);
        Submission.Send(turn, request);
    }

    private static string Words(Fault fault) =>
        (fault.ErrorCode is { } code ? $"{code}: " : "") + fault.Message + Remedy.For(fault);
}
