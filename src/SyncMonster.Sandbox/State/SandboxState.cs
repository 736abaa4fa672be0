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
    private readonly StateTables _tables = new();

    public SandboxState(SandboxOptions options, Journal? journal, IEnumerable<StateEvent> past)
    {
        _journal = journal;
        _time = options.TimeProvider;
        _credits = options.Credits;
        _maxInFlight = options.MaxInFlight;
        foreach (var happened in past)
            _tables.Apply(happened);
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
            var id = _tables.LastAssetId;
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
            var books = _tables.BooksOf(account);
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
            _tables.Requests[requestId] = _tables.Requests[requestId] with { State = RequestState.InProgress };
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
            return _tables.Requests.TryGetValue(requestId, out var request) && request.Account == account
                ? request
                : null;
    }

    /// <summary>The request of that id, whosever it is.</summary>
    public Request? FindRequest(string requestId)
    {
        lock (_gate)
            return _tables.Requests.GetValueOrDefault(requestId);
    }

    /// <summary>The asset of that id if the account has it.</summary>
    public Asset? FindAsset(string account, long assetId)
    {
        lock (_gate)
            return _tables.Assets.TryGetValue(assetId, out var asset) && asset.Account == account ? asset : null;
    }

    public Asset GetAsset(long assetId)
    {
        lock (_gate)
            return _tables.Assets[assetId];
    }

    /// <summary>The account's assets, oldest first.</summary>
    public IReadOnlyList<Asset> ListAssets(string account)
    {
        lock (_gate)
            return [.. _tables.BooksOf(account).Assets.Select(id => _tables.Assets[id])];
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
            var all = _tables.BooksOf(account).Requests;
            total = all.Count;
            var page = new List<Request>();
            for (var i = all.Count - 1 - skip; i >= 0 && page.Count < take; i--)
                page.Add(_tables.Requests[all[(int)i]]);
            return page;
        }
    }

    /// <summary>Everything, as it stands at one moment.</summary>
    public StateSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new StateSnapshot(
                [.. _tables.Books.Select(b => new AccountBalance(b.Key, _credits, b.Value.Spent))],
                [.. _tables.Assets.Values],
                [.. _tables.Books.Values.SelectMany(b => b.Requests).Select(id => _tables.Requests[id])],
                [.. _tables.Ledger]);
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
        _tables.Apply(happened);
    }
}
