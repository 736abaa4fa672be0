using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>What the engine holds to be its own is its own, and is what it takes it for.</summary>
internal sealed class NothingForeign : ILaw
{
    public string Words => "nothing of another client is adopted, and nothing of our own for something else";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        foreach (var request in evidence.Requests.Where(request => request.RemoteId is not null))
        {
            if (evidence.OrderOf(request.RemoteId) is not { } order)
            {
                yield return $"the service knows of no {request.RemoteId}";
                continue;
            }

            if (order.Client != Client.Ours) yield return $"{order.Id} ({order.Step}) is another client's";
            var wanted = Steps.Of(request.Ask, findFaceId => evidence.OrderOf(findFaceId)!.Step);
            if (order.Step != wanted) yield return $"{order.Id} is {order.Step}, and was taken for {wanted}";
        }
    }
}
