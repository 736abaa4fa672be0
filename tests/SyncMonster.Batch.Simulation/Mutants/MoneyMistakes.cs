using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>Mistakes in what is set aside, counted and settled.</summary>
internal static class MoneyMistakes
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("reservation-forgotten-on-adoption")
        {
            Rules = Wrong.Recording((before, request) =>
                before?.Stage == RequestStage.InDoubt && request.Stage == RequestStage.Running
                    ? request with { Worst = Credits.Zero }
                    : request),
        },
        new("reservation-released-in-doubt")
        {
            Rules = Wrong.Recording((_, request) => request.Stage is RequestStage.InDoubt or RequestStage.Parked
                ? request with { Worst = Credits.Zero }
                : request),
        },
        new("settled-twice")
        {
            Rules = Wrong.Recording((before, request) => request.Charged is { } charged && before?.Charged is null
                ? request with { Charged = charged + charged }
                : request),
        },
        new("unknown-charge-taken-for-nothing")
        {
            Rules = Wrong.Recording((_, request) =>
                request is { ChargeAsked: true, Charged: null } ? request with { Charged = Credits.Zero } : request),
        },
        new("cap-counts-only-what-is-settled") { Rules = Wrong.Believing(WithRoomForTheReserved) },
    ];

    private static BatchState WithRoomForTheReserved(BatchState state)
    {
        var reserved = state.Requests.Values.Where(request => request.Charged is null)
            .Aggregate(Credits.Zero, (sum, request) => sum + request.Counted);
        var budget = state.Plan.Budget;
        budget = budget with { MaxCredits = budget.MaxCredits is { } cap ? cap + reserved : null };
        return state with { Plan = state.Plan with { Budget = budget } };
    }
}
