using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api;

/// <summary>How long outputs and crops can be fetched.</summary>
/// <param name="after">After their request completed; null is for ever.</param>
/// <param name="time">The clock.</param>
internal sealed class ResultLifetime(TimeSpan? after, TimeProvider time)
{
    public bool IsOver(Request request) =>
        after is { } lifetime && request.CompletedAt is { } completed && time.GetUtcNow() - completed > lifetime;
}
