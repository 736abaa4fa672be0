using Polly;
using Polly.Timeout;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>Does a read as often as there is patience, and classifies what broke on the way.</summary>
internal sealed class Persistence(ResiliencePipeline pipeline, Faults faults)
{
    /// <summary>Runs an attempt, again if it fails in passing.</summary>
    /// <param name="call">The call as messages name it.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ApiException">The attempts failed.</exception>
    public async Task<T> RunAsync<T>(string call, Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await ClassifyAsync(call, attempt, token), ct);
        }
        catch (TimeoutRejectedException e)
        {
            throw new ApiException(
                call, faults.Of(FaultKind.Transient, $"no reply within {e.Timeout.TotalSeconds:0.#} s"));
        }
    }

    private async Task<T> ClassifyAsync<T>(string call, Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        try
        {
            return await attempt(ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ApiException(call, faults.OfException(e, FaultKind.Transient));
        }
    }
}
