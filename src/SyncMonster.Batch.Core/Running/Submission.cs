using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>Sending a paid request: its credits set aside, its intent recorded, its answer taken.</summary>
internal static class Submission
{
    /// <summary>Sets the credits of a new request aside.</summary>
    public static Request Reserve(Turn turn, Job job, string subject, Ask ask, Credits worst)
    {
        var before = turn.State.Latest.GetValueOrDefault(subject);
        // A request that was never accepted is taken up again under its own name; one that was paid for keeps it.
        var id = before is null ? $"{subject}#1"
            : turn.State.Requests[before].Stage == RequestStage.NotSent ? before
            : $"{subject}#{Number(before) + 1}";
        return turn.Move(new Request(
            id, subject, turn.State.Plan.Project, job.Plan.Id, ask, RequestStage.Sending, worst));
    }

    /// <summary>Sends a reserved request up to its last bytes.</summary>
    public static void Send(Turn turn, Request request)
    {
        if (turn.MaySpend) turn.Do(Effect(turn.State, request));
        else GiveUp(turn, request);
    }

    /// <summary>Lets go of a request that wasn't accepted: its credits are free, its jobs wait again.</summary>
    public static void GiveUp(Turn turn, Request request)
    {
        turn.Move(request with { Stage = RequestStage.NotSent });
        foreach (var job in turn.State.FollowersOf(request.Id)) turn.Move(job, JobStage.Waiting);
    }

    public static void OnEnded(Turn turn, Effect.Submit submit, Outcome outcome)
    {
        var request = turn.State.Requests[submit.RequestId];
        if (outcome is Outcome.Accepted accepted) OnAccepted(turn, submit, request, accepted);
        else if (outcome is Outcome.Faulted(var fault)) OnFault(turn, submit, request with { Fault = fault }, fault);
        if (turn.State.Requests[request.Id].Stage != RequestStage.InDoubt) Windows.Leave(turn, request);
    }

    private static Effect.Submit Effect(BatchState state, Request request)
    {
        var submit = new Effect.Submit(request.Id, request.Ask, null);
        return state.Assets.TryGetValue(submit.Source.Content, out var asset) ? submit with { AssetId = asset } : submit;
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
            Fault = null,
        });
        turn.After(Polling.FirstLook(request), DueFor.Request, request.Id);
        Stopping.WatchPrice(turn, submit.Ask, accepted.PerSecond);
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
            case FaultKind.InDoubt when request.Stage == RequestStage.Committing:
                request = turn.Move(request with { Stage = RequestStage.InDoubt });
                Doubt.Search(turn, request);
                break;
            case FaultKind.Transient or FaultKind.NotSent or FaultKind.InDoubt:
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
                foreach (var job in turn.State.FollowersOf(request.Id)) Generation.Fail(turn, job, fault);
                break;
        }
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

    private static int Number(string requestId) =>
        int.Parse(requestId.AsSpan(requestId.LastIndexOf('#') + 1), System.Globalization.CultureInfo.InvariantCulture);
}
