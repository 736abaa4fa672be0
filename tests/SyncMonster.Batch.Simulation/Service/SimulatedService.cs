using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>
/// The service: what it has accepted, what it knows and what it charged. It accepts what arrives, as the real one does;
/// it is for the engine not to send anything twice.
/// </summary>
internal sealed class SimulatedService
{
    // Within these, absence in two looks a settle time (120 s) apart is proof: later than both together nothing turns
    // up.
    private const double LatestListing = 50;
    private readonly Timeline _timeline;
    private readonly Troubles _troubles;
    private readonly Draw _draw;
    private readonly Trace? _trace;
    private readonly List<Order> _orders = [];
    private readonly Dictionary<long, Asset> _assets = [];
    private readonly Dictionary<string, Clip> _clips;
    private long _lastAsset = 1000;
    private int _lastOrder;

    public SimulatedService(Scenario scenario, Timeline timeline, Troubles troubles, Draw draw, Trace? trace)
    {
        (_timeline, _troubles, _draw, _trace) = (timeline, troubles, draw, trace);
        Habits = scenario.Habits;
        _clips = scenario.Clips.ToDictionary(clip => clip.Content);
        foreach (var clip in scenario.Clips)
        {
            if (clip.Reference is MediaReference.StoredAsset stored) _assets[stored.Id] = new Asset(stored.Id, clip);
        }
    }

    public Habits Habits { get; }

    public Ledger Ledger { get; } = new();

    /// <summary>All that was ever accepted, oldest first.</summary>
    public IReadOnlyList<Order> Orders => _orders;

    /// <summary>Our client's paid requests on their way.</summary>
    public Gates Gates { get; } = new();

    public DateTimeOffset Date => _timeline.Date;

    /// <summary>What the lists tell a paid request by.</summary>
    public string KindOf(Asked asked) => asked is Asked.Generate(var request)
        ? $"generate on {Find(request.FindFaceId)?.Video.Id} {request.LipSync?.Model} {request.Drama is null}"
        : "find-face";

    /// <summary>Takes a paid request, or refuses it for good reason.</summary>
    /// <exception cref="ApiException">It is refused, and not accepted.</exception>
    public Order Accept(Asked asked, Client client)
    {
        if (_troubles.Strikes(Trouble.CreditsOut))
            throw Refused(FaultKind.InsufficientCredits, "Insufficient credits", 402, "ERR_006");
        var order = asked switch
        {
            Asked.FindFace(var request) => Accept(request, client),
            Asked.Generate(var request) => Accept(request, client),
            _ => throw new InvalidOperationException(),
        };
        _orders.Add(order);
        Ledger.Charge(order, order.Price);
        if (order.Charged != order.Price)
            _timeline.After(order.DoneAt - _timeline.Now, () => Ledger.Charge(order, order.Charged - order.Price));
        _trace?.Say("service", $"accepts {order.Id} of client {client}: {order.Step}, {order.Price} credits");
        return order;
    }

    /// <summary>Makes an asset, as an upload does.</summary>
    public Asset Upload(Clip clip)
    {
        var asset = new Asset(++_lastAsset, clip);
        _assets[asset.Id] = asset;
        return asset;
    }

    /// <summary>A request as reads know it; null where they don't (yet).</summary>
    public Order? Find(string id) =>
        _orders.Find(order => RemoteId.Same(order.Id, id) && order.KnownAt <= _timeline.Now);

    /// <summary>A page of the account's list.</summary>
    public IReadOnlyList<Order> List(int limit, int page)
    {
        var shown = _orders.Where(order => order.ListedAt <= _timeline.Now)
            .Where(order => Habits.ListsFindFace || order.Kind != RequestKind.FindFace);
        return [.. (Habits.ListsOldestFirst ? shown : shown.Reverse()).Skip(limit * page).Take(limit)];
    }

    private Order Accept(FindFaceRequest request, Client client)
    {
        var video = Take(request.Video);
        var detection = (request.SceneThreshold, request.MinSceneLength);
        var step = Steps.FindFace(video.Clip.Content, detection);
        return Make(RequestKind.FindFace, client, step, video, Price.FindFacePerSecond);
    }

    private Order Accept(GenerateRequest request, Client client)
    {
        var analysis = _orders.Find(
            order => order.Kind == RequestKind.FindFace && RemoteId.Same(order.Id, request.FindFaceId))
            ?? throw Refused(FaultKind.NotFound, "Find face request not found", 404);
        var audio = Take(request.Audio);
        var step = Steps.Generate(analysis.Step, audio.Clip.Content, request);
        var rate = Price.GeneratePerSecond(request.LipSync is not null, request.Drama is not null);
        return Make(RequestKind.Generate, client, step, analysis.Video, rate) with
        {
            Audio = audio,
            LipSync = request.LipSync,
            Drama = request.Drama,
        };
    }

    private Asset Take(MediaInput input)
    {
        var asset = input switch
        {
            MediaInput.Asset(var id) when _troubles.Strikes(Trouble.AssetLost) && _assets[id].Clip.Planned.Bytes > 0 =>
                null,
            MediaInput.Asset(var id) => _assets.GetValueOrDefault(id),
            MediaInput.Url(var address) => Upload(Named(address.AbsolutePath[1..])),
            MediaInput.Upload upload => Upload(Named(upload.FileName)),
            _ => null,
        };
        if (asset is null) throw Refused(FaultKind.NotFound, "Asset not found", 404);
        if (asset.Clip.Refusal is { } code) throw Refused(FaultKind.Input, "It can't be used", 400, code);
        return asset;
    }

    private Clip Named(string file) => _clips[$"sha256:{Path.GetFileNameWithoutExtension(file)}"];

    private Order Make(RequestKind kind, Client client, string step, Asset video, decimal rate)
    {
        var seconds = video.Clip.Seconds;
        var price = (Habits.BillsWholeSeconds ? decimal.Ceiling(seconds) : decimal.Ceiling(seconds * 100) / 100) * rate;
        var fails = _troubles.Strikes(kind == RequestKind.FindFace ? Trouble.AnalysisFails : Trouble.GenerationFails);
        var work = _draw.Seconds(1, 2 * (double)seconds);
        if (_troubles.Strikes(Trouble.Stalls)) work += _draw.Seconds(1_000, 10_000);
        var number = ++_lastOrder;
        return new Order
        {
            Id = kind == RequestKind.FindFace ? $"ff_{number:x4}" : $"{number:x4}",
            Kind = kind,
            Client = client,
            Step = step,
            Video = video,
            Audio = null,
            LipSync = null,
            Drama = null,
            Price = price,
            AcceptedAt = _timeline.Now,
            KnownAt = _timeline.Now + (_troubles.Strikes(Trouble.UnknownAtFirst) ? _draw.Seconds(0, 4) : TimeSpan.Zero),
            ListedAt = _timeline.Now + (_troubles.Strikes(Trouble.ListLags) ? _draw.Seconds(0, LatestListing) : TimeSpan.Zero),
            DoneAt = _timeline.Now + work,
            Fails = fails,
            Charged = fails && !Habits.ChargesFailures ? 0 : price,
        };
    }

    private static ApiException Refused(FaultKind kind, string words, int status, string? code = null) =>
        new("POST", new Fault(kind, words, status, code));
}
