using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Parking is for what nobody can tell. Where the account tells everything, an accepted request can be told, a
/// find-face once it has found its frames.
/// </summary>
internal sealed class FoundWhereListsTell : ILaw
{
    public string Words => "what was accepted is found where the lists can tell";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        if (!evidence.World.Scenario.IsClear || evidence.World.Person.HasSpoken) return [];
        var known = evidence.Requests.Select(request => evidence.OrderOf(request.RemoteId)).ToHashSet();
        var parked = evidence.Requests.Where(request => request.Stage == RequestStage.Parked)
            .Select(request => (Request: request, Order: evidence.Service.Orders.FirstOrDefault(order =>
                !known.Contains(order) && order.Step == Steps.Of(request.Ask, id => evidence.OrderOf(id)!.Step)))).ToList();
        // One that was never accepted and can't be proven absent may be taken for any other.
        return parked.Any(pair => pair.Order is null || (pair.Order.Audio is null && !FindsFramesSoon(pair.Order)))
            ? []
            : parked.Select(pair => $"{pair.Request.JobId} is parked, though {pair.Order!.Id} is its request");
    }

    private static bool FindsFramesSoon(Order order) =>
        !order.Fails && order.DoneAt - order.AcceptedAt < TimeSpan.FromMinutes(1);
}
