using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.State;

/// <summary>
/// All the sandbox knows: assets, requests and ledger of every account. It changes only by events, each written to the
/// journal before it is known, so what a restart reads is what stood before. Safe to use from many threads.
/// </summary>
internal sealed class SandboxState : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Journal? _journal;
    private readonly TimeProvider _time;
    private readonly decimal? _credits;
    private readonly int _maxInFlight;
    private readonly Dictionary<long, Asset> _assets = [];
    private readonly Dictionary<string, Request> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountBooks> _books = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> _ledger = [];
    private long _lastAssetId;

    public SandboxState(SandboxOptions options, Journal? journal, IEnumerable<StateEvent> past)
    {
        _journal = journal;
        _time = options.TimeProvider;
        _credits = options.Credits;
        _maxInFlight = options.MaxInFlight;
        foreach (var happened in past)
            Apply(happened);
    }

    /// <summary>Accepts a request and bills it, or refuses both.</summary>
    /// <param name="draft">What the caller asks for.</param>
    /// <exception cref="RefusedException">Too many requests in flight, or too few credits.</exception>
    public Request Accept(RequestDraft draft)
    {
        lock (_gate)
        {
            RefuseUnlessRoom(draft.Account, draft.Credits);
            var now = _time.GetUtcNow();
            var id = _lastAssetId;
            var created = new List<Asset>();
            Asset Book(AssetDraft asset)
            {
                if (asset.Existing is { } existing)
                    return existing;
                created.Add(asset.ToAsset(++id, draft.Account, now));
                return created[^1];
            }

            var video = Book(draft.Video);
            var audio = draft.Audio is null ? null : Book(draft.Audio);
            var request = new Request
            {
                Id = IdOf.NewRequest(),
                Account = draft.Account,
                Type = draft.Generation is null ? RequestType.FindFace : RequestType.Generate,
                CreatedAt = now,
                VideoAssetId = video.Id,
                AudioAssetId = audio?.Id,
                Detection = draft.Detection,
                Generation = draft.Generation,
                FindFaceRequestId = draft.FindFaceRequestId,
                Seconds = draft.Seconds,
                Credits = draft.Credits,
            };
            Record(new StateEvent.Accepted(now, created, request));
            return request;
        }
    }

    /// <summary>Refuses early what <see cref="Accept"/> would refuse.</summary>
    public void RefuseUnlessRoom(string account, decimal credits)
    {
        lock (_gate)
        {
            var books = BooksOf(account);
            if (books.InFlight >= _maxInFlight)
                throw RefusedException.TooMany(
                    $"Too many requests in flight: {books.InFlight} are pending or in progress. Wait for one to complete.");
            if (_credits - books.Spent < credits)
                throw RefusedException.Coded(ErrorCode.InsufficientCredits, FormattableString.Invariant(
                    $"Not enough credits: the request needs {credits:0.###}, the account has {_credits - books.Spent:0.###}"));
        }
    }

    /// <summary>A request is being worked on; a restart forgets it, and starts the work again.</summary>
    public void Start(string requestId)
    {
        lock (_gate)
            _requests[requestId] = _requests[requestId] with { State = RequestState.InProgress };
    }

    public void FoundFaces(string requestId, IReadOnlyList<Scene> scenes) =>
        Happen(now => new StateEvent.FacesFound(now, requestId, scenes));

    public void MadeOutput(string requestId, ResultFile? result) =>
        Happen(now => new StateEvent.Generated(now, requestId, result));

    public void Fail(string requestId, Failure failure) =>
        Happen(now => new StateEvent.Failed(now, requestId, failure));

    /// <summary>The request of that id if the account has it.</summary>
    public Request? FindRequest(string account, string requestId)
    {
        lock (_gate)
            return _requests.TryGetValue(requestId, out var request) && request.Account == account ? request : null;
    }

    /// <summary>The request of that id, whosever it is.</summary>
    public Request? FindRequest(string requestId)
    {
        lock (_gate)
            return _requests.GetValueOrDefault(requestId);
    }

    /// <summary>The asset of that id if the account has it.</summary>
    public Asset? FindAsset(string account, long assetId)
    {
        lock (_gate)
            return _assets.TryGetValue(assetId, out var asset) && asset.Account == account ? asset : null;
    }

    public Asset GetAsset(long assetId)
    {
        lock (_gate)
            return _assets[assetId];
    }

    /// <summary>The account's assets, oldest first.</summary>
    public IReadOnlyList<Asset> ListAssets(string account)
    {
        lock (_gate)
            return [.. BooksOf(account).Assets.Select(id => _assets[id])];
    }

    /// <summary>A page of the account's requests, newest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="skip">The newest ones to leave out.</param>
    /// <param name="take">The most to give.</param>
    /// <param name="total">How many there are in all.</param>
    public IReadOnlyList<Request> ListRequests(string account, long skip, int take, out int total)
    {
        lock (_gate)
        {
            var all = BooksOf(account).Requests;
            total = all.Count;
            var page = new List<Request>();
            for (var i = all.Count - 1 - skip; i >= 0 && page.Count < take; i--)
                page.Add(_requests[all[(int)i]]);
            return page;
        }
    }

    /// <summary>Everything, as it stands at one moment.</summary>
    public StateSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new StateSnapshot(
                [.. _books.Select(b => new AccountBalance(b.Key, _credits, b.Value.Spent))],
                [.. _assets.Values],
                [.. _books.Values.SelectMany(b => b.Requests).Select(id => _requests[id])],
                [.. _ledger]);
        }
    }

    /// <summary>The requests that are not done, oldest first.</summary>
    public IReadOnlyList<Request> Unfinished() =>
        [.. Snapshot().Requests.Where(r => !r.IsDone).OrderBy(r => r.CreatedAt)];

    public void Dispose() => _journal?.Dispose();

    private void Happen(Func<DateTimeOffset, StateEvent> happened)
    {
        lock (_gate)
            Record(happened(_time.GetUtcNow()));
    }

    private void Record(StateEvent happened)
    {
        _journal?.Append(happened);
        Apply(happened);
    }

    private void Apply(StateEvent happened)
    {
        switch (happened)
        {
            case StateEvent.Accepted accepted:
                foreach (var asset in accepted.NewAssets)
                {
                    _assets.Add(asset.Id, asset);
                    BooksOf(asset.Account).Assets.Add(asset.Id);
                    _lastAssetId = Math.Max(_lastAssetId, asset.Id);
                }

                var request = accepted.Request;
                _requests.Add(request.Id, request);
                var books = BooksOf(request.Account);
                books.Requests.Add(request.Id);
                books.InFlight++;
                Bill(request, request.Credits, happened.At);
                break;

            case StateEvent.FacesFound found:
                Finish(found.RequestId, r => r with { State = RequestState.Success, CompletedAt = found.At, Scenes = found.Scenes });
                break;

            case StateEvent.Generated { Result: { } result } again when _requests[again.RequestId].IsDone:
                _requests[again.RequestId] = _requests[again.RequestId] with { Result = result };
                break;

            case StateEvent.Generated generated:
                Finish(generated.RequestId, r => r with { State = RequestState.Success, CompletedAt = generated.At, Result = generated.Result });
                break;

            case StateEvent.Failed failed:
                var done = Finish(failed.RequestId, r => r with { State = RequestState.Failed, CompletedAt = failed.At, Failure = failed.Failure });
                if (done.CreditsDeducted != done.Credits)
                    Bill(done, done.CreditsDeducted - done.Credits, failed.At);
                break;
        }
    }

    private Request Finish(string requestId, Func<Request, Request> change)
    {
        var request = _requests[requestId];
        BooksOf(request.Account).InFlight--;
        return _requests[requestId] = change(request);
    }

    private void Bill(Request request, decimal credits, DateTimeOffset at)
    {
        BooksOf(request.Account).Spent += credits;
        _ledger.Add(new LedgerEntry(
            request, _assets[request.VideoAssetId], request.AudioAssetId is { } audio ? _assets[audio] : null, credits, at));
    }

    private AccountBooks BooksOf(string account)
    {
        if (!_books.TryGetValue(account, out var books))
            _books[account] = books = new AccountBooks();
        return books;
    }

    private sealed class AccountBooks
    {
        public List<long> Assets { get; } = [];

        public List<string> Requests { get; } = [];

        public int InFlight { get; set; }

        public decimal Spent { get; set; }
    }
}
