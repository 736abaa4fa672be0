using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>What accepted requests were really charged. Where the service doesn't say, the worst case goes on counting.</summary>
internal static class Settlement
{
    private const int Tries = 5;

    public static void Ask(Turn turn, Request request)
    {
        if (request is { RemoteId: { } remote, ChargeAsked: false }) turn.Do(new Effect.FetchCharge(request.Id, remote));
    }

    public static void OnCharge(Turn turn, Effect.FetchCharge fetch, Outcome outcome)
    {
        var request = turn.State.Requests[fetch.RequestId];
        switch (outcome)
        {
            case Outcome.ChargeSeen(var charged):
                turn.WentWell(request.Id);
                turn.Move(request with { ChargeAsked = true, Charged = charged is { } amount ? new Credits(amount) : null });
                break;
            case Outcome.Faulted({ Kind: FaultKind.Transient } fault) when turn.TriesOf(request.Id) < Tries:
                turn.Again(DueFor.Request, request.Id, fault);
                break;
            default:
                turn.Move(request with { ChargeAsked = true });
                break;
        }
    }
}
