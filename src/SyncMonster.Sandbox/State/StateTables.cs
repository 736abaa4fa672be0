namespace SyncMonster.Sandbox.State;

/// <summary>
/// What the events of a sandbox add up to. It only follows what happened; it checks and decides nothing.
/// </summary>
internal sealed class StateTables
{
    public Dictionary<long, Asset> Assets { get; } = [];

    public Dictionary<string, Request> Requests { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, AccountBooks> Books { get; } = new(StringComparer.Ordinal);

    public List<LedgerEntry> Ledger { get; } = [];

    public long LastAssetId { get; private set; }

    public AccountBooks BooksOf(string account)
    {
        if (!Books.TryGetValue(account, out var books))
            Books[account] = books = new AccountBooks();
        return books;
    }

    public void Apply(StateEvent happened)
    {
        switch (happened)
        {
            case StateEvent.Accepted accepted:
                foreach (var asset in accepted.NewAssets)
                {
                    Assets.Add(asset.Id, asset);
                    BooksOf(asset.Account).Assets.Add(asset.Id);
                    LastAssetId = Math.Max(LastAssetId, asset.Id);
                }

                var request = accepted.Request;
                Requests.Add(request.Id, request);
                var books = BooksOf(request.Account);
                books.Requests.Add(request.Id);
                books.InFlight++;
                Bill(request, request.Credits, happened.At);
                break;

            case StateEvent.FacesFound found:
                Finish(
                    found.RequestId,
                    r => r with { State = RequestState.Success, CompletedAt = found.At, Scenes = found.Scenes });
                break;

            case StateEvent.Generated { Result: { } result } again when Requests[again.RequestId].IsDone:
                Requests[again.RequestId] = Requests[again.RequestId] with { Result = result };
                break;

            case StateEvent.Generated generated:
                Finish(
                    generated.RequestId,
                    r =>
                        r with { State = RequestState.Success, CompletedAt = generated.At, Result = generated.Result });
                break;

            case StateEvent.Failed failed:
                var done = Finish(
                    failed.RequestId,
                    r => r with { State = RequestState.Failed, CompletedAt = failed.At, Failure = failed.Failure });
                if (done.CreditsDeducted != done.Credits)
                    Bill(done, done.CreditsDeducted - done.Credits, failed.At);
                break;
        }
    }

    private Request Finish(string requestId, Func<Request, Request> change)
    {
        var request = Requests[requestId];
        BooksOf(request.Account).InFlight--;
        return Requests[requestId] = change(request);
    }

    private void Bill(Request request, decimal credits, DateTimeOffset at)
    {
        BooksOf(request.Account).Spent += credits;
        var audio = request.AudioAssetId is { } id ? Assets[id] : null;
        Ledger.Add(new LedgerEntry(request, Assets[request.VideoAssetId], audio, credits, at));
    }
}
