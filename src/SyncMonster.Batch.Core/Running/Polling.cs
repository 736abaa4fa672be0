using System.Numerics;

namespace SyncMonster.Batch.Core.Running;

/// <summary>Watching accepted requests with patience, and what their end leads to.</summary>
internal static class Polling
{
    // How long a request that was accepted may be unknown to the service before we believe it.
    private const int UnknownTries = 5;

    // From how many on one page of the list is cheaper than asking one by one.
    private const int Many = 5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The first look comes after a quarter of the video's length, from a twentieth of a second to 60 s.
    /// </summary>
    public static TimeSpan FirstLook(Request request) =>
        Clamp(TimeSpan.FromSeconds((double)(request.Ask.Video.Seconds ?? 0) / 4));

    /// <summary>Asks how running requests stand: a few one by one, many through the account's list.</summary>
    public static void Look(Turn turn, IReadOnlyList<Request> running)
    {
        if (running.Count >= Many)
        {
            turn.Do(new Effect.PollMany(running.Concat(SoonDue(turn)).Distinct().ToDictionary(request => request.Id, request => request.RemoteId!)));
            return;
        }

        foreach (var request in running) LookAt(turn, request);
    }

    public static void OnPolledMany(Turn turn, Effect.PollMany many, Outcome outcome)
    {
        foreach (var (requestId, remoteId) in many.Requests)
        {
            var request = turn.State.Requests[requestId];
            if (request.Stage != RequestStage.Running) continue;
            switch (outcome)
            {
                case Outcome.Faulted({ Kind: not (FaultKind.NotFound or FaultKind.Input) } fault):
                    turn.Again(DueFor.Request, requestId, fault);
                    break;
                case Outcome.StatusesSeen(var states)
                    when states.TryGetValue(requestId, out var state) && state != RemoteState.Failed:
                    OnPolled(
                        turn,
                        new Effect.Poll(requestId, request.Ask.Kind, remoteId),
                        new Outcome.StatusSeen(state, null));
                    break;
                // Why something failed, and what the list doesn't show, only the request's own status tells.
                default:
                    LookAt(turn, request);
                    break;
            }
        }
    }

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
                OnFailed(
                    turn, request, fault ?? new Fault(FaultKind.Input, "the service says that it failed, and not why"));
                break;
            case Outcome.StatusSeen:
                turn.WentWell(request.Id);
                FlagStall(turn, request);
                // What nobody waits for any more is looked at once a run, not waited for.
                if (turn.State.FollowersOf(request.Id).Any())
                    turn.At(NextLook(turn, request), DueFor.Request, request.Id);
                break;
            case Outcome.Faulted(var fault):
                OnFault(turn, request, fault);
                break;
        }
    }

    public static void OnFaces(Turn turn, Effect.FetchFaces fetch, Outcome outcome)
    {
        var request = turn.State.Requests[fetch.RequestId];
        if (outcome is Outcome.FacesFound(var scenes, var video))
        {
            request = Succeed(turn, request with { Scenes = scenes, VideoAssetId = request.VideoAssetId ?? video });
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
        if (mayPass)
        {
            turn.Again(DueFor.Request, request.Id, fault);
            return;
        }

        // What the service didn't report as failed may be done all the same: it is not paid for again unless a person
        // says so.
        request = Failed(turn, request, fault);
        foreach (var job in turn.State.FollowersOf(request.Id)) Generation.Fail(turn, job, fault);
    }

    private static Request Succeed(Turn turn, Request request)
    {
        turn.WentWell(request.Id);
        request = turn.Move(request with { Stage = RequestStage.Succeeded, Fault = null });
        Settlement.Ask(turn, request);
        return request;
    }

    private static void OnFailed(Turn turn, Request request, Fault fault)
    {
        request = Failed(turn, request, fault);
        foreach (var job in turn.State.FollowersOf(request.Id)) Generation.OnRequestFailed(turn, job, request, fault);
    }

    private static Request Failed(Turn turn, Request request, Fault fault)
    {
        turn.WentWell(request.Id);
        request = turn.Move(request with { Stage = RequestStage.Failed, Fault = fault });
        Settlement.Ask(turn, request);
        return request;
    }

    private static void LookAt(Turn turn, Request request) =>
        turn.Do(new Effect.Poll(request.Id, request.Ask.Kind, request.RemoteId!));

    private static void FlagStall(Turn turn, Request request)
    {
        if (turn.Now - request.AcceptedAt < turn.State.Options.StallTime || turn.State.Stalled.Contains(request.Id))
            return;
        turn.State = turn.State with { Stalled = turn.State.Stalled.Add(request.Id) };
        turn.Record(new Transition.Noted(
            $"{request.JobId}: the service has worked on {request.RemoteId} for {turn.State.Options.StallTime.TotalMinutes:0} min without an end; it is still watched"));
    }

    // The pages tell of them as well, and aren't read again for them in a moment.
    private static List<Request> SoonDue(Turn turn)
    {
        var soon = turn.State.Due.TakeWhile(due => due.At <= turn.Now + Page(turn))
            .Where(due => due.For == DueFor.Request && turn.State.Requests[due.Id].Stage == RequestStage.Running).ToList();
        turn.State = turn.State with { Due = turn.State.Due.Except(soon) };
        return [.. soon.Select(due => turn.State.Requests[due.Id])];
    }

    // The shortest time between two looks at all that is under way: twenty pages of a hundred a second are enough for
    // anyone.
    private static TimeSpan Page(Turn turn) => TimeSpan.FromMilliseconds(turn.State.ActiveJobs / 2.0);

    // After a sixteenth of the time it has taken so far: no more than that is ever lost, and long work is asked about
    // seldom. Waits end on whole steps of the clock, so that many requests come due together and one page tells of all.
    private static DateTimeOffset NextLook(Turn turn, Request request)
    {
        var wait = Clamp((turn.Now - (request.AcceptedAt ?? turn.Now)) / 16);
        if (wait < Page(turn)) wait = Page(turn);
        var step = 1L << BitOperations.Log2((ulong)wait.Ticks / 8);
        var next = (turn.Now + wait).UtcTicks;
        return new DateTimeOffset(((next / step) + 1) * step, TimeSpan.Zero);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
