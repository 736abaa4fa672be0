using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Running;

/// <summary>
/// What the service knows of single requests of the account, as far as it helps to recognise one of ours.
/// </summary>
public sealed class AccountRecords(ISyncMonsterApi api)
{
    /// <summary>Reads one request; of a finished find-face also where its last scene ends.</summary>
    /// <param name="id">Its id, as a list or a person spells it.</param>
    /// <param name="wanted">What it is taken for where the service doesn't say.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="ApiException">The service doesn't know it, or can't be asked.</exception>
    public async Task<RemoteRequest> ReadAsync(string id, RequestKind wanted, CancellationToken ct)
    {
        var details = await api.GetRequestAsync(id, ct);
        var (kind, state) = (details.Kind, details.State);
        var remoteId = Spelt(id, kind ?? wanted);
        var hasFrames = wanted == RequestKind.FindFace
            && kind != RequestKind.Generate
            && state == RemoteState.Succeeded;
        return new RemoteRequest(
            remoteId,
            kind,
            state,
            details.Assets.VideoId,
            details.Assets.AudioId,
            details.IsLipSync,
            details.IsDrama,
            details.Model,
            details.CreditsDeducted,
            hasFrames ? await LastFrameAsync(remoteId, ct) : null);
    }

    /// <summary>An id as the calls take it: lists may leave a find-face id's prefix out.</summary>
    public static string Spelt(string id, RequestKind kind) =>
        kind == RequestKind.FindFace && RemoteId.Bare(id) == id ? $"ff_{id}" : id;

    private async Task<int?> LastFrameAsync(string findFaceId, CancellationToken ct)
    {
        try
        {
            var found = await api.GetFacesAsync(findFaceId, ct);
            return found.Scenes.Count == 0 ? null : (int)found.Scenes.Max(scene => scene.EndFrame);
        }
        catch (ApiException e) when (e.Fault.Kind is FaultKind.NotFound or FaultKind.Input)
        {
            return null;
        }
    }
}
