using System.Globalization;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>Sending a paid request: its credits set aside, its intent recorded, its answer taken.</summary>
internal static class Submission
{
    // While its window is held by a request in doubt it would only grow stale at its gate.
    private static readonly TimeSpan DoubtWait = TimeSpan.FromSeconds(5);

    /// <summary>Sets the credits of a new request aside.</summary>
    public static Request Reserve(Turn turn, Job job, string subject, Ask ask, Credits worst)
    {
        // A request that was never accepted is taken up again under its own name; one that was paid for keeps it.
        var before = turn.State.Latest.TryGetValue(subject, out var latest) ? turn.State.Requests[latest] : null;
        var number = before is null ? 1 : before.Stage == RequestStage.NotSent ? before.Number : before.Number + 1;
        return turn.Move(new Request(
            $"{subject}#{number.ToString(CultureInfo.InvariantCulture)}",
            subject,
            turn.State.Plan.Project,
            job.Plan.Id,
            ask,
            RequestStage.Sending,
            worst,
            Absences: before?.Stage == RequestStage.NotSent ? before.Absences : 0,
            Tags: job.Plan.Tags));
    }

    /// <summary>Sends a reserved request up to its last bytes.</summary>
    public static void Send(Turn turn, Request request)
    {
        if (!turn.MaySpend) GiveUp(turn, request);
        else if (Windows.IsHeldInDoubt(turn.State, request.Ask)) turn.After(DoubtWait, DueFor.Request, request.Id);
        else Submit(turn, request);
    }

    /// <summary>Lets go of a request that wasn't accepted: its credits are free, its jobs wait again.</summary>
    public static void GiveUp(Turn turn, Request request)
    {
        turn.Move(request with { Stage = RequestStage.NotSent });
        foreach (var job in turn.State.FollowersOf(request.Id))
            turn.Move(job with { RequestId = null }, JobStage.Waiting);
    }

    public static void OnEnded(Turn turn, Effect.Submit submit, Outcome outcome)
    {
        var request = turn.State.Requests[submit.RequestId];
        if (outcome is Outcome.Accepted accepted) OnAccepted(turn, submit, request, accepted);
        else if (outcome is Outcome.Faulted(var fault)) OnFault(turn, submit, request with { Fault = fault }, fault);
        if (turn.State.Requests[request.Id].Stage != RequestStage.InDoubt) Windows.Leave(turn, request);
    }

    private static void Submit(Turn turn, Request request)
    {
        var submit = new Effect.Submit(request.Id, request.Ask, null);
        if (turn.State.Assets.TryGetValue(submit.Source.Content, out var asset))
            submit = submit with { AssetId = asset };
        if (request.SentAssetId != submit.AssetId) turn.Move(request with { SentAssetId = submit.AssetId });
        turn.Do(submit);
    }

    private static void OnAccepted(Turn turn, Effect.Submit submit, Request request, Outcome.Accepted accepted)
    {
        Learn(turn, request.Ask.Video, accepted.VideoAssetId);
        if (request.Ask is Ask.Generate generate) Learn(turn, generate.Audio, accepted.AudioAssetId);

        turn.WentWell(request.Id);
        turn.State = turn.State with { Account = new Watermark(accepted.RemoteId, accepted.ServerTime ?? turn.State.Account?.ServerTime) };
        request = turn.Move(request with
        {
            Stage = RequestStage.Running,
            RemoteId = accepted.RemoteId,
            VideoAssetId = accepted.VideoAssetId,
            AcceptedAt = turn.Now,
            AcceptedAs = turn.State.Accepted + 1,
            Worst = WorstAt(request, accepted.PerSecond),
            Fault = null,
        });
        turn.After(Polling.FirstLook(request), DueFor.Request, request.Id);
        Stopping.WatchPrice(turn, submit.Ask, accepted.PerSecond);
    }

    // A higher rate than the planned one stops new spending; what is already accepted at it has to be counted.
    private static Credits WorstAt(Request request, decimal? perSecond)
    {
        var worst = request.Ask.Video.Seconds is { } seconds && perSecond is { } rate
            ? Price.WorstCase(seconds, rate)
            : request.Worst;
        return worst > request.Worst ? worst : request.Worst;
    }

    // Only what was a file is worth remembering: an address or an asset is named by the manifest again.
    private static void Learn(Turn turn, PlannedMedia media, long? assetId)
    {
        if (assetId is { } id && media.Bytes > 0 && turn.State.Assets.GetValueOrDefault(media.Content, -1) != id)
            turn.Record(new Transition.AssetLearned(media.Content, id));
    }

    private static void OnFault(Turn turn, Effect.Submit submit, Request request, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.InDoubt:
                Doubt.Begin(turn, request);
                break;
            case FaultKind.Transient or FaultKind.NotSent:
                // Dropped while it waited for a window: more goes up at once than the windows can take.
                if (submit.Uploads && Windows.IsInLine(turn.State, request.Id)) turn.Narrow(LaneName.Uploads);
                SendAgain(turn, request, fault);
                break;
            case FaultKind.Unauthorized or FaultKind.InsufficientCredits:
                GiveUp(turn, request);
                break;
            // The account may have lost an asset; the file itself is still here.
            case FaultKind.NotFound or FaultKind.Input when submit is { AssetId: not null, Source.Bytes: > 0 }:
                turn.Record(new Transition.AssetForgotten(submit.Source.Content));
                SendAgain(turn, request, fault);
                break;
            default:
                turn.Move(request with { Stage = RequestStage.Refused });
                if (fault.Kind == FaultKind.NotFound && request.Ask is Ask.Generate generate)
                    Expire(turn, generate.FindFaceId, fault);
                foreach (var job in turn.State.FollowersOf(request.Id)) Generation.Fail(turn, job, fault);
                break;
        }
    }

    // The service no longer knows the find-face a generation stands on: it was paid for and is of no more use.
    private static void Expire(Turn turn, string findFaceId, Fault fault)
    {
        var analysis = turn.State.Requests.Values.FirstOrDefault(request =>
            request.Ask is Ask.FindFace && request.RemoteId == findFaceId && request.Stage == RequestStage.Succeeded);
        if (analysis is not null) turn.Move(analysis with { Stage = RequestStage.Failed, Fault = fault });
    }

    private static void SendAgain(Turn turn, Request request, Fault fault)
    {
        if (!turn.MaySpend)
        {
            GiveUp(turn, request);
            return;
        }

        turn.Move(request with { Stage = RequestStage.Sending });
        turn.Again(DueFor.Request, request.Id, fault);
    }
}
