using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Running;

/// <summary>The hand that searches the account's lists for a request whose answer was lost.</summary>
internal sealed class Searcher(ISyncMonsterApi api)
{
    private const int PageSize = 50;
    private const int MostPages = 200;

    private readonly AccountRecords _records = new(api);

    public async Task<Outcome> SearchAsync(Effect.SearchAccount search, CancellationToken ct)
    {
        var (unknown, proves) = await ListAsync(search, ct);
        var candidates = new List<RemoteRequest>();
        foreach (var id in unknown) candidates.Add(await ReadAsync(id, search.Kind, ct));
        return new Outcome.AccountSearched(candidates.ToEquatableList(), proves);
    }

    // From the newest to something known to be older, and on until a known request of the kind was seen: only a list
    // that shows those, newest first, proves that what it doesn't show isn't there. Pages may shift while they are
    // read; an id seen twice counts once.
    private async Task<(IReadOnlyCollection<string> Unknown, bool Proves)> ListAsync(
        Effect.SearchAccount search, CancellationToken ct)
    {
        var unknown = new Dictionary<string, string>();
        var (passed, showsKind, ended, ascends) = (false, false, false, false);
        DateTime? mark = null;
        for (var number = 0; number < MostPages && !ended && !(passed && showsKind); number++)
        {
            var page = await api.ListRequestsAsync(PageSize, number, ct);
            ascends |= page.Requests is [{ CreatedAt: { } first }, .., { CreatedAt: { } last }] && first < last;
            foreach (var request in page.Requests)
            {
                var bare = RemoteId.Bare(request.RequestId);
                if (!passed && search.Older.Contains(bare)) (passed, mark) = (true, request.CreatedAt);
                // What was made in the same second as the mark may be newer, wherever it stands.
                if (search.Known.TryGetValue(bare, out var kind)) showsKind |= kind == search.Kind;
                else if (!passed || request.CreatedAt >= mark) unknown.TryAdd(bare, request.RequestId);
            }

            ended = page.Requests.Count == 0 || page.EndOfRecords == true;
        }

        return (unknown.Values, showsKind && !ascends && (passed || (search.Older.Count == 0 && ended)));
    }

    // What was just listed exists; a record that isn't there yet comes.
    private async Task<RemoteRequest> ReadAsync(string listedId, RequestKind wanted, CancellationToken ct)
    {
        try
        {
            return await _records.ReadAsync(listedId, wanted, ct);
        }
        catch (ApiException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            throw new ApiException("GET /get-request", e.Fault with { Kind = FaultKind.Transient });
        }
    }
}
