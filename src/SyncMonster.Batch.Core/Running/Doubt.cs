using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Requests whose answer was lost after their last bytes had left. The account's lists are searched: one that fits, and that
/// no other unresolved request could be, is adopted; none in two looks a settle time apart, in a list that proves it, is absent
/// and may be sent again; all else is parked with its credits set aside. Nothing is ever paid for twice on a guess.
/// </summary>
internal static class Doubt
{
    public const string WhyParked =
        "it may have been accepted, and the account's lists can't tell; `resolve` it: --adopt REQUEST_ID, --resubmit or --abandon";

    // A service that loses the same request again and again may bill it where no list shows it.
    private const int MostAbsences = 2;
    private const int FrameTolerance = 2;
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
            .Select(other => BatchState.Bare(other.RemoteId!))
            .ToHashSet();
        if (request.Watermark?.NewestRequestId is { } mark) older.Add(BatchState.Bare(mark));
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
                var unknown = candidates.Where(other => !turn.State.RemoteIds.ContainsKey(BatchState.Bare(other.RemoteId)));
                Judge(turn, request, [.. unknown.Where(other => CouldBe(request, other))], proves);
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
        if (possible is [var only] && Fits(request, only) && !IsContested(turn.State, request, only))
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
            request = turn.Move(Forget(turn, request) with { Stage = RequestStage.Sending, Absences = request.Absences + 1 });
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
        && CouldBe(other, found));

    // What can't be otherwise: what both sides say has to agree. What is left over proves nothing, but it forbids to believe
    // in absence.
    private static bool CouldBe(Request request, RemoteRequest other)
    {
        if (other.Kind is { } kind && kind != request.Ask.Kind) return false;
        if (request.Ask is not Ask.Generate generate)
            return AssetsAgree(AssetOf(request, request.Ask.Video), other.VideoAssetId) && FramesAgree(request.Ask.Video, other.LastFrame);
        return Agree(other.LipSync, generate.LipSync is not null)
            && Agree(other.Drama, generate.Drama is not null)
            && ModelsAgree(other.Model, generate)
            && AssetsAgree(generate.VideoAssetId, other.VideoAssetId)
            && AssetsAgree(AssetOf(request, generate.Audio), other.AudioAssetId);
    }

    // What speaks for it: that it is over the asset we know to be this video, or has found as many frames as this video has. A
    // request of which neither is known may be anyone's, however well its charge agrees.
    private static bool Fits(Request request, RemoteRequest other)
    {
        var ours = request.Ask is Ask.Generate generate ? generate.VideoAssetId : AssetOf(request, request.Ask.Video);
        return IsPlausible(request, other.Charged)
            && (ours is null ? other.LastFrame is not null && request.Ask.Video.Frames is not null : ours == other.VideoAssetId);
    }

    private static bool Agree(bool? said, bool wanted) => said is null || said == wanted;

    private static bool AssetsAgree(long? ours, long? theirs) => ours is null || theirs is null || ours == theirs;

    private static bool FramesAgree(PlannedMedia video, int? lastFrame) =>
        video.Frames is not { } frames || lastFrame is not { } last
        || Math.Abs(last + 1 - frames) <= Math.Max(FrameTolerance, frames / 100);

    // A name we don't know may be another spelling of ours.
    private static bool ModelsAgree(string? said, Ask.Generate generate) =>
        generate.LipSync is not { } lipSync
        || !Enum.TryParse<Manifests.LipSyncModel>(said, ignoreCase: true, out var model)
        || model == lipSync.Model;

    // A file that goes up becomes an asset of which we don't know the id.
    private static long? AssetOf(Request request, PlannedMedia sent) =>
        sent.Reference is Manifests.MediaReference.StoredAsset asset ? asset.Id : request.SentAssetId;

    // A charge for this video lies near its own length; where none is said yet, nothing speaks against it.
    private static bool IsPlausible(Request request, decimal? charged)
    {
        if (charged is not > 0 || request.Worst == Credits.Zero) return true;
        var perSecond = request.Worst.Amount / decimal.Ceiling(request.Ask.Video.Seconds ?? 1);
        return charged <= request.Worst.Amount && charged >= request.Worst.Amount - (2 * perSecond);
    }
}
