namespace SyncMonster.Sandbox.State;

/// <summary>All the sandbox knows, at one moment, oldest first.</summary>
internal sealed record StateSnapshot(
    IReadOnlyList<AccountBalance> Accounts,
    IReadOnlyList<Asset> Assets,
    IReadOnlyList<Request> Requests,
    IReadOnlyList<LedgerEntry> Ledger);

/// <summary>What an account has left; no limit where the credits it started with are null.</summary>
internal sealed record AccountBalance(string Account, decimal? Credits, decimal Spent)
{
    public decimal? Balance => Credits - Spent;
}
