using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Requests whose answer was lost after their last bytes had left. The account's lists are searched: one that fits is
/// adopted; none in two looks a settle time apart, in a list that shows its kind, is proven absent and sent again; all else
/// is parked with its credits set aside. Nothing is ever paid for twice on a guess.
/// </summary>
internal static class Doubt
{
    public const string WhyParked =
        "it may have been accepted, and the account's lists can't tell; `resolve` it: --adopt REQUEST_ID, --resubmit or --abandon";

    public static void Search(Turn turn, Request request) => turn.Do(new Effect.SearchAccount(
        request.Id, request.Ask.Kind, request.Watermark ?? new Watermark(null, null), turn.State.RemoteIds));

    public static void OnSearched(Turn turn, Effect.SearchAccount search, Outcome outcome)
    {
        var request = turn.State.Requests[search.RequestId];
        switch (outcome)
        {
            case Outcome.AccountSearched(var candidates, var showsKind):
                Judge(turn, request, [.. candidates.Where(other => Fits(request, other) && !turn.State.RemoteIds.ContainsKey(other.RemoteId))], showsKind);
                break;
            case Outcome.Faulted({ Kind: FaultKind.NotFound or FaultKind.Input }):
                Park(turn, request);
                break;
            case Outcome.Faulted(var fault):
                turn.Again(DueFor.Request, request.Id, fault);
                break;
        }
    }

    private static void Judge(Turn turn, Request request, IReadOnlyList<RemoteRequest> matches, bool showsKind)
    {
        turn.WentWell(request.Id);
        if (matches is [var only])
        {
            Adopt(turn, request, only);
        }
        else if (matches.Count > 1 || !showsKind)
        {
            Park(turn, request);
        }
        else if (!turn.State.FirstLooks.TryGetValue(request.Id, out var first))
        {
            turn.State = turn.State with { FirstLooks = turn.State.FirstLooks.Add(request.Id, turn.Now) };
            turn.After(turn.State.Options.SettleTime, DueFor.Request, request.Id);
        }
        else if (turn.Now - first >= turn.State.Options.SettleTime)
        {
            turn.State = turn.State with { FirstLooks = turn.State.FirstLooks.Remove(request.Id) };
            request = turn.Move(request with { Stage = RequestStage.Sending });
            Windows.Leave(turn, request);
            Submission.Send(turn, request);
        }
        else
        {
            turn.At(first + turn.State.Options.SettleTime, DueFor.Request, request.Id);
        }
    }

    private static void Adopt(Turn turn, Request request, RemoteRequest found)
    {
        turn.Record(new Transition.Noted($"{request.Id} was accepted as {found.RemoteId}, though its answer was lost"));
        request = turn.Move(request with
        {
            Stage = RequestStage.Running,
            RemoteId = found.RemoteId,
            VideoAssetId = found.VideoAssetId ?? request.VideoAssetId,
            AcceptedAt = turn.Now,
            Fault = null,
        });
        Windows.Leave(turn, request);
        Decider.Wake(turn, request);
    }

    private static void Park(Turn turn, Request request)
    {
        request = turn.Move(request with { Stage = RequestStage.Parked });
        Windows.Leave(turn, request);
        foreach (var job in turn.State.FollowersOf(request.Id)) turn.Move(job, JobStage.Parked, note: WhyParked);
    }

    // What neither side says doesn't speak against a match; what both say has to agree.
    private static bool Fits(Request request, RemoteRequest other)
    {
        if (other.Kind is { } kind && kind != request.Ask.Kind) return false;
        if (!Plausible(request, other.Charged)) return false;
        return request.Ask is not Ask.Generate generate
            || (Agree(other.LipSync, generate.LipSync is not null)
                && Agree(other.Drama, generate.Drama is not null)
                && (other.Model is null || generate.LipSync is not { } lipSync
                    || string.Equals(other.Model, lipSync.Model.ToString(), StringComparison.OrdinalIgnoreCase))
                && (other.VideoAssetId is not { } video || generate.VideoAssetId is not { } ours || video == ours));
    }

    private static bool Agree(bool? said, bool wanted) => said is null || said == wanted;

    // A charge for this video lies between nothing (not charged yet) and the worst case, and near its own length.
    private static bool Plausible(Request request, decimal? charged)
    {
        if (charged is not > 0 || request.Worst == Credits.Zero) return true;
        var perSecond = request.Worst.Amount / decimal.Ceiling(request.Ask.Video.Seconds ?? 1);
        return charged <= request.Worst.Amount && charged >= request.Worst.Amount - (2 * perSecond);
    }
}
