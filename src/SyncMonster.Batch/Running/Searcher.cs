using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Running;

/// <summary>The hand that searches the account's lists for a request whose answer was lost.</summary>
internal sealed class Searcher(ISyncMonsterApi api)
{
    private const int PageSize = 50;
    private const int MostPages = 200;

    public async Task<Outcome> SearchAsync(Effect.SearchAccount search, CancellationToken ct)
    {
        var known = search.Known
            .GroupBy(pair => RequestId.Bare(pair.Key))
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Value);
        var (unknown, showsKind) = await ListAsync(search, known, ct);
        var candidates = new List<RemoteRequest>();
        foreach (var id in unknown) candidates.Add(Read(await api.GetRequestAsync(id, ct), id));
        return new Outcome.AccountSearched(candidates.ToEquatableList(), showsKind);
    }

    // From the newest past the watermark, and on until a known request of the kind was seen: only a list that shows those
    // proves that what it doesn't show isn't there. Pages may shift while they are read; an id seen twice counts once.
    private async Task<(IReadOnlyCollection<string> Unknown, bool ShowsKind)> ListAsync(
        Effect.SearchAccount search, Dictionary<string, Core.Running.RequestKind> known, CancellationToken ct)
    {
        var mark = search.Watermark.NewestRequestId is { } newest ? RequestId.Bare(newest) : null;
        var unknown = new Dictionary<string, string>();
        var (passedMark, showsKind) = (false, false);
        for (var number = 0; number < MostPages; number++)
        {
            var page = await api.ListRequestsAsync(PageSize, number, ct);
            foreach (var id in page.Requests.Select(request => request.RequestId))
            {
                var bare = RequestId.Bare(id);
                passedMark |= bare == mark;
                if (known.TryGetValue(bare, out var kind)) showsKind |= kind == search.Kind;
                else if (!passedMark) unknown.TryAdd(bare, id);
            }

            if ((passedMark && showsKind) || page.Requests.Count == 0 || page.EndOfRecords == true) break;
        }

        return (unknown.Values, showsKind);
    }

    private static RemoteRequest Read(RequestDetails details, string listedId) => new(
        IdOf(details, listedId),
        details.Kind switch
        {
            Api.RequestKind.FindFace => Core.Running.RequestKind.FindFace,
            Api.RequestKind.Generate => Core.Running.RequestKind.Generate,
            _ => null,
        },
        details.Assets.VideoId,
        details.Assets.AudioId,
        details.IsLipSync,
        details.IsDrama,
        details.Model,
        details.CreditsDeducted);

    // The list may spell a find-face id without its prefix; the calls that take one want it.
    private static string IdOf(RequestDetails details, string listedId) =>
        details.Kind == Api.RequestKind.FindFace && RequestId.Bare(listedId) == listedId ? $"ff_{listedId}" : listedId;
}
