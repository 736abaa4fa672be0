using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// What accepted requests were really charged. Where the service doesn't say, the worst case goes on counting.
/// </summary>
internal static class Settlement
{
    private const int Tries = 5;

    public static void Ask(Turn turn, Request request)
    {
        if (request is { RemoteId: { } remote, ChargeAsked: false })
            turn.Do(new Effect.FetchCharge(request.Id, remote));
    }

    public static void OnCharge(Turn turn, Effect.FetchCharge fetch, Outcome outcome)
    {
        var request = turn.State.Requests[fetch.RequestId];
        switch (outcome)
        {
            case Outcome.ChargeSeen(var charged):
                turn.WentWell(request.Id);
                request = turn.Move(request with { ChargeAsked = true, Charged = Believed(request, charged) });
                // Where the length wasn't known, nothing was planned that a charge could be dearer than.
                if (request.Ask.Video.Seconds is not null && request.Charged > request.Worst)
                    Stopping.OnDearerThanPlanned(turn, request);
                break;
            case Outcome.Faulted({ Kind: FaultKind.NotFound or FaultKind.Input }):
                turn.Move(request with { ChargeAsked = true });
                break;
            // The next run asks again.
            case Outcome.Faulted(var fault) when turn.TriesOf(request.Id) < Tries && turn.State.Stop is not { Leaves: true }:
                turn.Again(DueFor.Request, request.Id, fault);
                break;
        }
    }

    // Nothing charged for what was done is a service that hasn't counted yet, not a gift.
    private static Credits? Believed(Request request, decimal? charged) =>
        charged is { } amount && (amount > 0 || (amount == 0 && request.Stage == RequestStage.Failed))
            ? new Credits(amount)
            : null;
}
