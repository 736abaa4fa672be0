using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>What a run left behind, to be judged.</summary>
/// <param name="World">The world it ran in.</param>
/// <param name="Record">What the engine remembers; null where it never got as far.</param>
/// <param name="State">Its last state; null where it didn't end by itself.</param>
internal sealed record Evidence(World World, RunRecord? Record, BatchState? State)
{
    public SimulatedService Service => World.Service;

    public IReadOnlyList<Job> Jobs => Record?.Jobs ?? [];

    public IReadOnlyList<Request> Requests => Record?.Requests ?? [];

    /// <summary>The service's own record of a request; null where it has none.</summary>
    public Order? OrderOf(string? remoteId) => remoteId is null
        ? null
        : Service.Orders.FirstOrDefault(order => RemoteId.Same(order.Id, remoteId));
}
