using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>Mistakes in finding out what became of a request whose answer was lost.</summary>
internal static class DoubtMistakes
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("absence-after-one-look")
        {
            Rules = Wrong.Believing(
                state => state with { Options = state.Options with { SettleTime = TimeSpan.Zero } }),
        },
        new("absence-without-proof") { Rules = Wrong.Searching((_, found) => found with { Proves = true }) },
        new("all-that-is-known-is-older")
        {
            Rules = Wrong.Doing((_, effect) =>
                effect is Effect.SearchAccount search ? search with { Older = search.Known.Keys.ToHashSet() } : effect),
        },
        new("watermark-taken-at-the-search")
        {
            Rules = Wrong.Doing((state, effect) =>
                effect is Effect.SearchAccount search && state.Account?.NewestRequestId is { } newest
                    ? search with { Older = search.Older.Append(RemoteId.Bare(newest)).ToHashSet() }
                    : effect),
        },
        new("adopts-any-frames") { Rules = Wrong.Searching((request, found) => Each(found, LikeVideo(request))) },
        new("adopts-any-generation") { Rules = Wrong.Searching((request, found) => Each(found, LikeDub(request))) },
        new("takes-the-first-of-two")
        {
            Rules = Wrong.Searching(
                (_, found) => found with { Candidates = found.Candidates.Take(1).ToEquatableList() }),
        },
        new("pages-counted-from-one") { Api = api => new PagesFromOne(api) },
        new("parked-is-given-up")
        {
            Rules = Wrong.Recording((_, request) =>
                request.Stage == RequestStage.Parked ? request with { Stage = RequestStage.NotSent } : request),
        },
    ];

    private static Outcome.AccountSearched Each(
        Outcome.AccountSearched found, Func<RemoteRequest, RemoteRequest> change) =>
        found with { Candidates = found.Candidates.Select(change).ToEquatableList() };

    private static Func<RemoteRequest, RemoteRequest> LikeVideo(Request request) => candidate =>
        candidate.Kind == RequestKind.FindFace && request.Ask.Video.Frames is { } frames
            ? candidate with { LastFrame = (int)frames - 1, Charged = null }
            : candidate;

    private static Func<RemoteRequest, RemoteRequest> LikeDub(Request request) => candidate =>
        candidate.Kind == RequestKind.Generate && request.Ask is Ask.Generate generate
            ? new RemoteRequest(
                candidate.RemoteId, candidate.Kind, candidate.State, generate.VideoAssetId, null, null, null, null, null)
            : candidate;

    private sealed class PagesFromOne(ISyncMonsterApi inner) : ApiAround(inner)
    {
        public override Task<RequestPage> ListRequestsAsync(int limit, int pageNumber, CancellationToken ct) =>
            base.ListRequestsAsync(limit, pageNumber + 1, ct);
    }
}
