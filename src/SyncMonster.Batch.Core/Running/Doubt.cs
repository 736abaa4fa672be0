namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Requests whose answer was lost after their last bytes had left. The account's lists are searched: one that fits, and
/// that no other unresolved request could be, is adopted; none in two looks a settle time apart, in a list that proves
/// it, is absent and may be sent again; all else is parked with its credits set aside. Nothing is ever paid for twice
/// on a guess.
/// </summary>
internal static class Doubt
{
    public const string WhyParked =
        "it may have been accepted, and the account's lists can't tell; `resolve` it: --adopt REQUEST_ID, --resubmit or --abandon";

    // A service that loses the same request again and again may bill it where no list shows it.
    private const int MostAbsences = 2;
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(5);

    /// <summary>A request's answer was lost: it holds its window until it is found, proven absent or parked.</summary>
    public static void Begin(Turn turn, Request request)
    {
        request = turn.Move(request with
        {
            Stage = RequestStage.InDoubt,
            Watermark = request.Watermark ?? Mark(turn.State),
            IntentAt = request.IntentAt ?? turn.Now,
        });
        Windows.Enter(turn, request);
        if (!Windows.IsInLine(turn.State, request.Id)) Search(turn, request);
    }

    /// <summary>What is known of the account now; what turns up beyond it is newer.</summary>
    public static Watermark Mark(BatchState state) =>
        (state.Account ?? new Watermark(null, null)) with { Accepted = state.Accepted };

    // Older by count, not by time: a clock that was set in between must not make anything older than it is.
    public static void Search(Turn turn, Request request)
    {
        var older = turn.State.Requests.Values
            .Where(other => other.RemoteId is not null && other.AcceptedAs <= request.Watermark?.Accepted)
            .Select(other => RemoteId.Bare(other.RemoteId!))
            .ToHashSet();
        if (request.Watermark?.NewestRequestId is { } mark) older.Add(RemoteId.Bare(mark));
        turn.Do(new Effect.SearchAccount(request.Id, request.Ask.Kind, older, turn.State.RemoteIds));
    }

    public static void OnSearched(Turn turn, Effect.SearchAccount search, Outcome outcome)
    {
        var request = turn.State.Requests[search.RequestId];
        if (request.Stage != RequestStage.InDoubt) return;
        switch (outcome)
        {
            case Outcome.AccountSearched(var candidates, var proves):
                turn.WentWell(request.Id);
                var unknown = candidates.Where(
                    other => !turn.State.RemoteIds.ContainsKey(RemoteId.Bare(other.RemoteId)));
                Judge(turn, request, [.. unknown.Where(other => Likeness.Objection(request, other) is null)], proves);
                break;
            case Outcome.Faulted({ Kind: FaultKind.NotFound or FaultKind.Input }):
                Park(turn, request);
                break;
            case Outcome.Faulted(var fault):
                turn.Again(DueFor.Request, request.Id, fault);
                break;
        }
    }

    private static void Judge(Turn turn, Request request, IReadOnlyList<RemoteRequest> possible, bool proves)
    {
        if (possible is [var only] && Likeness.SpeaksForItself(request, only) && !IsContested(turn.State, request, only))
        {
            Adopt(turn, request, only);
            return;
        }

        if (!turn.State.FirstLooks.TryGetValue(request.Id, out var first))
        {
            turn.State = turn.State with { FirstLooks = turn.State.FirstLooks.Add(request.Id, turn.Now) };
            first = turn.Now;
        }

        // In the meantime a find-face that works now may be done, and tell by its frames whose it is.
        var settled = first + turn.State.Options.SettleTime;
        if (turn.Now < settled)
        {
            var soon = turn.Now + SoonAgain;
            turn.At(possible.Count > 0 && soon < settled ? soon : settled, DueFor.Request, request.Id);
        }
        else if (possible.Count > 0 || !proves || request.Absences >= MostAbsences)
        {
            Park(turn, request);
        }
        else
        {
            request = turn.Move(
                Forget(turn, request) with { Stage = RequestStage.Sending, Absences = request.Absences + 1 });
            Windows.Leave(turn, request);
            // Whoever still wants it takes it up again, within the budget as it is now.
            Submission.GiveUp(turn, request);
        }
    }

    private static void Adopt(Turn turn, Request request, RemoteRequest found)
    {
        turn.Record(new Transition.Noted($"{request.JobId}: accepted as {found.RemoteId}, though its answer was lost"));
        request = turn.Move(Forget(turn, request) with
        {
            Stage = RequestStage.Running,
            RemoteId = found.RemoteId,
            VideoAssetId = found.VideoAssetId ?? request.VideoAssetId,
            AcceptedAt = turn.Now,
            AcceptedAs = turn.State.Accepted + 1,
            Fault = null,
        });
        Windows.Leave(turn, request);
        Decider.Wake(turn, request);
    }

    private static void Park(Turn turn, Request request)
    {
        request = turn.Move(Forget(turn, request) with { Stage = RequestStage.Parked });
        Windows.Leave(turn, request);
        foreach (var job in turn.State.FollowersOf(request.Id)) turn.Move(job, JobStage.Parked, note: WhyParked);
    }

    private static Request Forget(Turn turn, Request request)
    {
        turn.State = turn.State with { FirstLooks = turn.State.FirstLooks.Remove(request.Id) };
        return request;
    }

    // Whether another request of ours, whose fate isn't known either, could be this one as well.
    private static bool IsContested(BatchState state, Request request, RemoteRequest found) => state.Requests.Values.Any(other =>
        other.Id != request.Id
        && other.Stage is RequestStage.Committing or RequestStage.InDoubt or RequestStage.Parked or RequestStage.Abandoned
        && Likeness.Objection(other, found) is null);
}
