using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;
using SyncMonster.Media;

namespace SyncMonster.Batch.Running;

/// <summary>
/// Does what was decided, one effect at a time each, and reports how it ended. Hands hold no rules: they neither retry,
/// nor choose, nor wait for anything but the world.
/// </summary>
public sealed class Hands : IAsyncDisposable
{
    private const int PageSize = 100;

    // What is past its gate is given this long to be answered when the run leaves; the host allows 20 s in all.
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(12);

    private readonly ISyncMonsterApi _api;
    private readonly DeliveryFolder _deliveries;
    private readonly Sender _sender;
    private readonly Searcher _searcher;
    private readonly ILogger<Hands> _logger;
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationTokenSource _gone;
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();

    /// <summary>Makes hands that work through an API and on a disk.</summary>
    /// <param name="api">The service.</param>
    /// <param name="files">The disk.</param>
    /// <param name="logger">Told of faults of this program.</param>
    /// <param name="time">The clock; null: the system's.</param>
    public Hands(ISyncMonsterApi api, IFiles files, ILogger<Hands> logger, TimeProvider? time = null)
    {
        (_api, _logger) = (api, logger);
        _gone = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time ?? TimeProvider.System);
        _deliveries = new DeliveryFolder(files);
        _sender = new Sender(api, Transfers);
        _searcher = new Searcher(api);
    }

    /// <summary>How far files under way have come.</summary>
    public Transfers Transfers { get; } = new();

    /// <summary>Starts an effect. What comes of it is reported later, from any thread.</summary>
    public void Start(Effect effect, Action<Event> report)
    {
        switch (effect)
        {
            case Effect.OpenGate(var requestId):
                _sender.Open(requestId);
                return;
            case Effect.CloseGate(var requestId):
                _sender.Close(requestId);
                return;
        }

        var task = EndAsync(effect, report);
        _underWay.TryAdd(task, true);
        _ = ForgetAsync(task);
    }

    /// <summary>
    /// Breaks off all but requests whose last bytes have left; those get a little longer to be answered.
    /// </summary>
    public void Leave()
    {
        _gone.CancelAfter(LastAnswers);
        _leaving.Cancel();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        BreakOff();
        await Task.WhenAll(_underWay.Keys);
        await _deliveries.DisposeAsync();
        _leaving.Dispose();
        _gone.Dispose();
    }

    // Here and now: what hears of it is a hand each, and quick.
    private void BreakOff()
    {
        _leaving.Cancel();
        _gone.Cancel();
    }

    private async Task EndAsync(Effect effect, Action<Event> report)
    {
        // The loop goes on at once: not even the first bytes of an effect are its time.
        await Task.Yield();
        report(new Event.Ended(effect, await DoAsync(effect, report)));
    }

    private async Task ForgetAsync(Task task)
    {
        await task;
        _underWay.TryRemove(task, out _);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever breaks one effect is told and must not take the others down.")]
    private async Task<Outcome> DoAsync(Effect effect, Action<Event> report)
    {
        try
        {
            return await ActAsync(effect, report);
        }
        catch (ApiException e)
        {
            return new Outcome.Faulted(e.Fault);
        }
        catch (OperationCanceledException)
        {
            return new Outcome.Faulted(new Fault(FaultKind.NotSent, "broken off"));
        }
        catch (MediaException e)
        {
            return new Outcome.Damaged(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Outcome.Faulted(new Fault(FaultKind.Local, e.Message));
        }
        catch (Exception e)
        {
            _logger.LogError("{Effect} broke: {Type}: {Message}", effect.GetType().Name, e.GetType().Name, e.Message);
            var kind = effect is Effect.Submit ? FaultKind.InDoubt : FaultKind.Transient;
            return new Outcome.Faulted(new Fault(kind, $"a fault of this program: {e.Message}"));
        }
    }

    private async Task<Outcome> ActAsync(Effect effect, Action<Event> report)
    {
        var ct = _leaving.Token;
        switch (effect)
        {
            case Effect.LookAtAccount:
                var page = await _api.ListRequestsAsync(1, 0, ct);
                return new Outcome.AccountSeen(
                    page.Requests is [var newest, ..] ? newest.RequestId : null, page.ServerDate);
            case Effect.Submit submit:
                return await SendAsync(submit, report);
            case Effect.Poll { Kind: RequestKind.FindFace } poll:
                return Seen(await _api.GetFindFaceStatusAsync(poll.RemoteId, ct));
            case Effect.Poll poll:
                return Seen(await _api.GetStatusAsync(poll.RemoteId, ct));
            case Effect.PollMany many:
                return await ListStatesAsync(many, ct);
            case Effect.FetchFaces fetch:
                return Found(await _api.GetFacesAsync(fetch.RemoteId, ct));
            case Effect.FetchCharge fetch:
                return new Outcome.ChargeSeen((await _api.GetRequestAsync(fetch.RemoteId, ct)).CreditsDeducted);
            case Effect.SearchAccount search:
                return await _searcher.SearchAsync(search, ct);
            case Effect.Download download:
                return await DownloadAsync(download, ct);
            case Effect.CheckDelivered check:
                return new Outcome.DeliveredChecked(await _deliveries.CheckAsync(check.File, check.Path, ct));
            default:
                throw new InvalidOperationException($"There is no hand for {effect}.");
        }
    }

    // Newest first, as far as it takes to see them all; what is not on these pages is asked for one by one.
    private async Task<Outcome> ListStatesAsync(Effect.PollMany many, CancellationToken ct)
    {
        var wanted = many.Requests.ToLookup(pair => RemoteId.Bare(pair.Value), pair => pair.Key);
        var states = new Dictionary<string, RemoteState>();
        var pages = 2 + (wanted.Count * 2 / PageSize);
        for (var number = 0; number < pages && states.Count < many.Requests.Count; number++)
        {
            var page = await _api.ListRequestsAsync(PageSize, number, ct);
            foreach (var request in page.Requests)
            {
                foreach (var id in wanted[RemoteId.Bare(request.RequestId)]) states[id] = request.State;
            }

            if (page.Requests.Count == 0 || page.EndOfRecords == true) break;
        }

        return new Outcome.StatusesSeen(states);
    }

    // Leaving breaks a request off at its gate; past it, it is waited for until the last moment.
    private async Task<Outcome> SendAsync(Effect.Submit submit, Action<Event> report)
    {
        using var leave = _leaving.Token.Register(() => _sender.Close(submit.RequestId));
        return await _sender.SendAsync(submit, () => report(new Event.GateReached(submit.RequestId)), _gone.Token);
    }

    private async Task<Outcome> DownloadAsync(Effect.Download download, CancellationToken ct)
    {
        try
        {
            await using var reply = await _api.GetFileAsync(download.RemoteId, _deliveries.RestOf(download.Path), ct);
            return reply switch
            {
                FileReply.Content content => new Outcome.Delivered(
                    await _deliveries.WriteAsync(content, download.Path, Transfers.Watch(download.JobKey), ct)),
                FileReply.NotReady { Status.State: RemoteState.Failed } failed =>
                    new Outcome.Faulted(Seen(failed.Status).Fault!),
                _ => new Outcome.NotReady(),
            };
        }
        finally
        {
            Transfers.Forget(download.JobKey);
        }
    }

    private static Outcome.StatusSeen Seen(JobStatus status) => new(
        status.State,
        status.State == RemoteState.Failed
            ? new Fault(
                FaultKind.Input,
                status.ErrorMessage ?? "the service says that it failed, and not why",
                ErrorCode: status.ErrorCode)
            : null);

    private static Outcome.FacesFound Found(FoundFaces found) => new(
        found.Scenes.Select(scene => new Scene(
            scene.SceneId,
            (int)scene.StartFrame,
            (int)scene.EndFrame,
            scene.Faces.Select(face => new Face(
                face.FaceId, (int)(face.Keyframe ?? scene.StartFrame), face.Crop?.AbsoluteUri, ToBox(face.Box))).ToEquatableList()))
            .ToEquatableList(),
        found.VideoAssetId);

    private static Box ToBox(FaceBox? box) =>
        box is null ? default : new Box((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height);
}
