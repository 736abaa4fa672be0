namespace SyncMonster.Sandbox.State;

/// <summary>What belongs to one account, oldest first.</summary>
internal sealed class AccountBooks
{
    public List<long> Assets { get; } = [];

    public List<string> Requests { get; } = [];

    public int InFlight { get; set; }

    public decimal Spent { get; set; }
}
