using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>
/// The service as one process reaches it, over a network that fails as the world's troubles say. Faults come as the
/// real client reports them; reads that it would repeat by itself fail here at once.
/// </summary>
internal sealed class SimulatedApi(
    SimulatedProcess process, SimulatedService service, OtherClient other, Troubles troubles, Draw draw) : ISyncMonsterApi
{
    private readonly PaidCall _paid = new(process, service, troubles, draw);

    public async Task<FindFaceCreated> FindFaceAsync(FindFaceRequest request, CommitGate gate, CancellationToken ct)
    {
        var order = await _paid.SendAsync(new Asked.FindFace(request), request.Video, gate, ct);
        return new FindFaceCreated(order.Id, service.Habits.NamesAssets ? order.Video.Id : null, 0.5m, service.Date);
    }

    public async Task<GenerateCreated> GenerateAsync(GenerateRequest request, CommitGate gate, CancellationToken ct)
    {
        var order = await _paid.SendAsync(new Asked.Generate(request), request.Audio, gate, ct);
        var assets = service.Habits.NamesAssets ? AssetsOf(order) : RequestAssets.None;
        return new GenerateCreated(order.Id, assets, 1, 1, service.Date);
    }

    public Task<JobStatus> GetFindFaceStatusAsync(string findFaceId, CancellationToken ct) =>
        StatusAsync(findFaceId, ct);

    public Task<JobStatus> GetStatusAsync(string requestId, CancellationToken ct) => StatusAsync(requestId, ct);

    public async Task<FoundFaces> GetFacesAsync(string findFaceId, CancellationToken ct)
    {
        var order = await ReadAsync("GET /get-face", findFaceId, ct);
        if (!IsSucceeded(order)) throw Failed("GET /get-face", FaultKind.Input, "Find face is not completed", 400);
        return new FoundFaces(order.Id, order.Video.Id, [.. order.Video.Clip.Scenes.Select(scene => new FoundScene(
            scene.Id,
            scene.StartFrame,
            scene.EndFrame,
            [.. scene.Faces.Select(face => new FoundFace(
                face.Id, face.Keyframe, null, new FaceBox(face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height)))],
            null))]);
    }

    public async Task<FileReply> GetFileAsync(string requestId, FileRange? range, CancellationToken ct)
    {
        var order = await ReadAsync("GET /get-file", requestId, ct);
        if (!IsSucceeded(order) || troubles.Strikes(Trouble.FileNotReady))
            return new FileReply.NotReady(StatusOf(order));
        var etag = service.Habits.TagsFiles ? $"\"{order.Id}\"" : null;
        var whole = troubles.Strikes(Trouble.FileGarbled) ? "<html>busy</html>"u8.ToArray() : FinishedVideo.Of(order);
        var goesOn = range is not null && range.ETag == etag && range.From < whole.Length && draw.Chance(0.8);
        var from = goesOn ? (int)range!.From : 0;
        var end = troubles.Strikes(Trouble.FileCut) ? draw.Between(from, whole.Length - 1) : whole.Length;
        var length = draw.Chance(0.5) ? whole.Length : (long?)null;
        return new FileReply.Content(
            new SlowStream(process, whole[from..end], troubles, draw.Apart()), length, etag, from);
    }

    public async Task<RequestPage> ListRequestsAsync(int limit, int pageNumber, CancellationToken ct)
    {
        await ReadAsync("GET /list-requests", ct);
        if (pageNumber > 0 && troubles.Strikes(Trouble.ListShifts)) other.MakeHaste();
        var page = service.List(limit, pageNumber);
        return new RequestPage(
            [.. page.Select(order => new RequestSummary(
                service.Habits.ListsBareIds ? RemoteId.Bare(order.Id) : order.Id,
                StateOf(order),
                order.Kind,
                Timeline.Beginning.UtcDateTime.AddSeconds(Math.Floor(order.AcceptedAt.TotalSeconds)),
                null))],
            null,
            draw.Chance(0.5) ? page.Count < limit : null,
            service.Date);
    }

    public async Task<RequestDetails> GetRequestAsync(string requestId, CancellationToken ct)
    {
        var order = await ReadAsync("GET /get-request", requestId, ct);
        return new RequestDetails
        {
            RequestId = order.Id,
            Kind = order.Kind,
            State = StateOf(order),
            IsLipSync = order.Kind == RequestKind.Generate ? order.LipSync is not null : null,
            IsDrama = order.Kind == RequestKind.Generate ? order.Drama is not null : null,
            Model = order.LipSync?.Model.ToString().ToLowerInvariant(),
            Assets = AssetsOf(order),
            CreditsDeducted = IsDone(order) && service.Habits.NamesCharges ? order.Charged : null,
            ServerDate = service.Date,
        };
    }

    public Task<IReadOnlyList<RemoteAsset>> ListAssetsAsync(CancellationToken ct) =>
        throw new NotSupportedException("No run asks for the list of assets.");

    public Task<RemoteAsset> GetAssetAsync(long assetId, CancellationToken ct) =>
        throw new NotSupportedException("No run asks for an asset.");

    private async Task<JobStatus> StatusAsync(string id, CancellationToken ct) =>
        StatusOf(await ReadAsync("GET /get-status", id, ct));

    private JobStatus StatusOf(Order order)
    {
        var state = StateOf(order);
        var failed = state == RemoteState.Failed;
        return new JobStatus(
            order.Id, state, null, failed ? "ERR_004" : null, failed ? "No face found" : null, AssetsOf(order), service.Date);
    }

    private RemoteState StateOf(Order order)
    {
        if (!IsDone(order)) return draw.One([RemoteState.Pending, RemoteState.InProgress, RemoteState.Unknown]);
        if (troubles.Strikes(Trouble.StateGoesBack)) return RemoteState.InProgress;
        return order.Fails ? RemoteState.Failed : RemoteState.Succeeded;
    }

    private async Task<Order> ReadAsync(string call, string id, CancellationToken ct)
    {
        await ReadAsync(call, ct);
        return service.Find(id) ?? throw Failed(call, FaultKind.NotFound, "Request not found", 404);
    }

    private async Task ReadAsync(string call, CancellationToken ct)
    {
        await process.WaitAsync(draw.Seconds(0.02, 1.5), ct);
        if (troubles.Strikes(Trouble.ReadThrottled)) throw Throttling.Of(call, draw);
        if (troubles.Strikes(Trouble.ReadFails))
            throw Failed(call, FaultKind.Transient, "it went wrong", draw.One<int?>([null, 500, 200]));
        if (troubles.Strikes(Trouble.KeyRefused)) throw Failed(call, FaultKind.Unauthorized, "Unauthorized", 401);
    }

    private bool IsDone(Order order) => order.DoneAt <= process.Timeline.Now;

    private bool IsSucceeded(Order order) => IsDone(order) && !order.Fails;

    private static RequestAssets AssetsOf(Order order) => new(order.Video.Id, order.Audio?.Id);

    private static ApiException Failed(string call, FaultKind kind, string words, int? status) =>
        new(call, new Fault(kind, words, status));
}
