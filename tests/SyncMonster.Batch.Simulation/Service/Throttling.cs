using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>429, with a time to come back at or without.</summary>
internal static class Throttling
{
    public static ApiException Of(string call, Draw draw) => new(call, new Fault(
        FaultKind.Transient,
        "Too many requests",
        429,
        RetryAfter: draw.Chance(0.5) ? TimeSpan.FromSeconds(draw.Between(1, 40)) : null,
        Throttled: true));
}
