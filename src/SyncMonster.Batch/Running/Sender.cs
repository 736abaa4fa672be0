using System.Collections.Concurrent;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Running;

/// <summary>The hand that sends what costs: up to its gate, and past it when the loop says so.</summary>
internal sealed class Sender(ISyncMonsterApi api, Transfers transfers)
{
    private readonly ConcurrentDictionary<string, Sending> _sending = new();

    /// <summary>Sends a request; ends when it is answered, refused, broken off or in doubt.</summary>
    /// <param name="submit">What to send.</param>
    /// <param name="reached">Called when all but the last bytes are sent.</param>
    /// <param name="ct">Breaks the sending off.</param>
    public async Task<Outcome> SendAsync(Effect.Submit submit, Action reached, CancellationToken ct)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var gate = new CommitGate(reached);
        _sending[submit.RequestId] = new Sending(gate, broken);
        try
        {
            return submit.Ask switch
            {
                Ask.FindFace find => await FindFaceAsync(submit, find, gate, broken.Token),
                Ask.Generate generate => await GenerateAsync(submit, generate, gate, broken.Token),
                _ => throw new InvalidOperationException($"{submit.Ask} can't be sent."),
            };
        }
        catch (OperationCanceledException) when (!gate.Released)
        {
            return new Outcome.Faulted(new Fault(FaultKind.NotSent, "broken off before its last bytes"));
        }
        finally
        {
            _sending.TryRemove(submit.RequestId, out _);
            transfers.Forget(submit.RequestId);
        }
    }

    /// <summary>Lets a request's last bytes go.</summary>
    public void Open(string requestId)
    {
        if (_sending.TryGetValue(requestId, out var sending)) sending.Gate.Open();
    }

    /// <summary>Breaks a request off before its last bytes, wherever it is.</summary>
    public void Close(string requestId)
    {
        if (_sending.TryGetValue(requestId, out var sending) && sending.Gate.Abort()) sending.Broken.Cancel();
    }

    private async Task<Outcome> FindFaceAsync(
        Effect.Submit submit, Ask.FindFace find, CommitGate gate, CancellationToken ct)
    {
        var request = new FindFaceRequest(
            Input(submit), find.Detection.SceneThreshold, find.Detection.MinSceneLength);
        var created = await api.FindFaceAsync(request, gate, ct);
        return new Outcome.Accepted(
            created.FindFaceId, created.VideoAssetId, null, created.CreditsPerSecond, created.ServerDate);
    }

    private async Task<Outcome> GenerateAsync(
        Effect.Submit submit, Ask.Generate ask, CommitGate gate, CancellationToken ct)
    {
        var request = new GenerateRequest(
            ask.FindFaceId,
            Input(submit),
            ask.LipSync,
            ask.Drama,
            ask.Faces);
        var created = await api.GenerateAsync(request, gate, ct);
        return new Outcome.Accepted(
            created.RequestId, created.Assets.VideoId, created.Assets.AudioId, Rate(ask, created), created.ServerDate);
    }

    private MediaInput Input(Effect.Submit submit) => (submit.AssetId, submit.Source.Reference) switch
    {
        ({ } id, _) => new MediaInput.Asset(id),
        (_, MediaReference.StoredAsset asset) => new MediaInput.Asset(asset.Id),
        (_, MediaReference.Link link) => new MediaInput.Url(link.Address),
        (_, MediaReference.LocalFile file) => Upload(file, submit),
        _ => throw new InvalidOperationException($"{submit.Source.Reference} can't be sent."),
    };

    private MediaInput.Upload Upload(MediaReference.LocalFile file, Effect.Submit submit) => new(
        Path.GetFileName(file.Path),
        submit.Source.Bytes,
        () => new PlannedContent(file, submit.Source.Content),
        transfers.Watch(submit.RequestId));

    // The reply names both rates; only those of the modes that were asked for are billed.
    private static decimal? Rate(Ask.Generate ask, GenerateCreated created)
    {
        var lipSync = ask.LipSync is null ? 0 : created.LipSyncCreditsPerSecond;
        var drama = ask.Drama is null ? 0 : created.DramaCreditsPerSecond;
        return lipSync + drama;
    }

    private sealed record Sending(CommitGate Gate, CancellationTokenSource Broken);
}
