namespace SyncMonster.Batch.Core.Running;

/// <summary>Watching accepted requests with patience, and what their end leads to.</summary>
internal static class Polling
{
    // How long a request that was accepted may be unknown to the service before we believe it.
    private const int UnknownTries = 5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The first look comes after a quarter of the video's length, from 1 s to 60 s.</summary>
    public static TimeSpan FirstLook(Request request) =>
        Clamp(TimeSpan.FromSeconds((double)(request.Ask.Video.Seconds ?? 0) / 4));

    public static void OnPolled(Turn turn, Effect.Poll poll, Outcome outcome)
    {
        var request = turn.State.Requests[poll.RequestId];
        if (request.Stage != RequestStage.Running) return;
        switch (outcome)
        {
            case Outcome.StatusSeen(RemoteState.Succeeded, _) when request.Ask is Ask.FindFace:
                turn.WentWell(request.Id);
                turn.Do(new Effect.FetchFaces(request.Id, poll.RemoteId));
                break;
            case Outcome.StatusSeen(RemoteState.Succeeded, _):
                Succeed(turn, request);
                foreach (var job in turn.State.FollowersOf(request.Id)) Delivery.Begin(turn, job);
                break;
            case Outcome.StatusSeen(RemoteState.Failed, var fault):
                Fail(turn, request, fault ?? new Fault(FaultKind.Input, "the service says that it failed, and not why"));
                break;
            case Outcome.StatusSeen:
                turn.WentWell(request.Id);
                turn.After(NextLook(turn, request), DueFor.Request, request.Id);
                break;
            case Outcome.Faulted(var fault):
                OnFault(turn, request, fault);
                break;
        }
    }

    public static void OnFaces(Turn turn, Effect.FetchFaces fetch, Outcome outcome)
    {
        var request = turn.State.Requests[fetch.RequestId];
        if (outcome is Outcome.FacesFound(var scenes))
        {
            request = Succeed(turn, request with { Scenes = scenes });
            foreach (var job in turn.State.FollowersOf(request.Id)) Generation.Choose(turn, job, request);
        }
        else if (outcome is Outcome.Faulted(var fault))
        {
            OnFault(turn, request, fault);
        }
    }

    // Faults of reads: what may pass is asked again; what the service no longer knows has failed.
    private static void OnFault(Turn turn, Request request, Fault fault)
    {
        var mayPass = fault.Kind is FaultKind.Transient or FaultKind.InDoubt or FaultKind.NotSent or FaultKind.Unauthorized
            or FaultKind.InsufficientCredits or FaultKind.Local
            || (fault.Kind == FaultKind.NotFound && turn.TriesOf(request.Id) < UnknownTries);
        if (mayPass) turn.Again(DueFor.Request, request.Id, fault);
        else Fail(turn, request, fault);
    }

    private static Request Succeed(Turn turn, Request request)
    {
        turn.WentWell(request.Id);
        request = turn.Move(request with { Stage = RequestStage.Succeeded, Fault = null });
        Settlement.Ask(turn, request);
        return request;
    }

    private static void Fail(Turn turn, Request request, Fault fault)
    {
        turn.WentWell(request.Id);
        request = turn.Move(request with { Stage = RequestStage.Failed, Fault = fault });
        Settlement.Ask(turn, request);
        foreach (var job in turn.State.FollowersOf(request.Id)) Generation.OnRequestFailed(turn, job, request, fault);
    }

    // A quarter of the time it has taken so far: no more than a quarter is ever lost, and long work is asked about seldom.
    private static TimeSpan NextLook(Turn turn, Request request) =>
        Clamp((turn.Now - (request.AcceptedAt ?? turn.Now)) / 4);

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
