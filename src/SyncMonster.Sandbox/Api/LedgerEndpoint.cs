using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api;

/// <summary>
/// <c>GET /sandbox/ledger</c>: what was really billed, for tests and people; not a part of the vendor's API.
/// </summary>
internal sealed class LedgerEndpoint(SandboxState state, decimal? credits)
{
    public void Map(IEndpointRouteBuilder root) => root.MapGet("/sandbox/ledger", Get);

    private IResult Get()
    {
        var snapshot = state.Snapshot();
        return Answer.Ok(new LedgerReply(
            snapshot.Accounts.Count == 0 ? Shown(credits) : Shown(snapshot.Accounts.Sum(a => a.Balance)),
            Answer.Credits(snapshot.Accounts.Sum(a => a.Spent)),
            [.. snapshot.Accounts.Select(a => new LedgerAccount(a.Account, Shown(a.Credits), Answer.Credits(a.Spent), Shown(a.Balance)))],
            [.. snapshot.Ledger.Select(LineOf)]));

        // A sum over null balances is zero, but no limit stays no limit.
        decimal? Shown(decimal? amount) => credits is null ? null : Answer.Credits(amount ?? 0);
    }

    private static LedgerLine LineOf(LedgerEntry entry) => new(
        entry.Credits >= 0 ? "charge" : "refund",
        Answer.Credits(entry.Credits),
        entry.Request.Id,
        Answer.TypeName(entry.Request.Type),
        entry.Request.Account,
        IdOf.FindFace(entry.Request.FindFaceRequestId ?? entry.Request.Id),
        Answer.Credits(entry.Request.Seconds),
        entry.Video.Id,
        entry.Video.Sha256,
        entry.Audio?.Id,
        entry.Audio?.Sha256,
        entry.Request.Detection,
        entry.Request.Generation,
        Answer.Time(entry.At));
}
