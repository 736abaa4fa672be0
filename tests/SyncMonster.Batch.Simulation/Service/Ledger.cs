namespace SyncMonster.Batch.Simulation.Service;

/// <summary>What the service has charged: the judge's own book.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, decimal> _byOrder = [];

    /// <summary>What our client owes.</summary>
    public decimal Ours { get; private set; }

    /// <summary>The most it ever owed.</summary>
    public decimal Peak { get; private set; }

    public decimal Of(string orderId) => _byOrder.GetValueOrDefault(orderId);

    public void Charge(Order order, decimal amount)
    {
        _byOrder[order.Id] = Of(order.Id) + amount;
        if (order.Client != Client.Ours) return;
        Ours += amount;
        Peak = Math.Max(Peak, Ours);
    }
}
