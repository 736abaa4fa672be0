namespace SyncMonster.Sandbox.State;

/// <summary>A line of the ledger: what an account was billed, or given back, and for what.</summary>
/// <param name="Request">The request, as it was accepted.</param>
/// <param name="Video">Its video.</param>
/// <param name="Audio">Its audio, if any.</param>
/// <param name="Credits">More than zero for a charge, less for a refund.</param>
/// <param name="At">When.</param>
internal sealed record LedgerEntry(Request Request, Asset Video, Asset? Audio, decimal Credits, DateTimeOffset At);
