using System.Collections.Immutable;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>Mistakes around the moment in which a paid request leaves.</summary>
internal static class CommitMistakes
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("intent-after-call") { Rules = IntentInTheNextTurn },
        new("intent-forgotten-by-resume") { Rules = IntentsForgotten },
        new("two-windows-at-once") { Rules = GatesOpenAtOnce },
        new("window-released-in-doubt") { Rules = WindowsLeftInDoubt },
        new("doubt-taken-for-a-failure") { Rules = Wrong.SeeingEnd((_, _, outcome) =>
            outcome is Outcome.Faulted({ Kind: FaultKind.InDoubt } fault)
                ? new Outcome.Faulted(fault with { Kind = FaultKind.NotSent })
                : outcome) },
        new("server-error-taken-for-a-refusal") { Rules = Wrong.SeeingEnd((_, _, outcome) =>
            outcome is Outcome.Faulted({ Kind: FaultKind.InDoubt, HttpStatus: >= 500 } fault)
                ? new Outcome.Faulted(fault with { Kind = FaultKind.Transient })
                : outcome) },
        new("paid-call-repeated") { Api = api => new RepeatingApi(api) },
    ];

    // The record that the last bytes may leave comes a turn after they have left.
    private static Decide IntentInTheNextTurn(Decide rules)
    {
        List<Transition> late = [];
        return (state, events, now) =>
        {
            var decision = rules(state, events, now);
            var intents = decision.Transitions
                .Where(transition => transition is Transition.RequestMoved { Request.Stage: RequestStage.Committing }).ToList();
            decision = decision with { Transitions = [.. late, .. decision.Transitions.Except(intents)] };
            late = intents;
            return decision;
        };
    }

    // What was committing when a run ended is taken for never sent.
    private static Decide IntentsForgotten(Decide rules) => (state, events, now) =>
    {
        var committing = events.OfType<Event.Began>().Any()
            ? state.Requests.Values.Where(request => request.Stage == RequestStage.Committing)
            : [];
        foreach (var request in committing)
            state = state.After(new Transition.RequestMoved(request with { Stage = RequestStage.Sending }));
        return rules(state, events, now);
    };

    private static Decide GatesOpenAtOnce(Decide rules) => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        foreach (var gate in events.OfType<Event.GateReached>())
        {
            var request = decision.State.Requests[gate.RequestId];
            if (request.Stage != RequestStage.Sending || decision.State.Stop is not null) continue;
            var intent = new Transition.RequestMoved(request with
            {
                Stage = RequestStage.Committing,
                Watermark = decision.State.Account,
                IntentAt = now,
            });
            decision = new Decision(
                decision.State.After(intent) with { Windows = WithoutInLine(decision.State.Windows, request.Id) },
                [.. decision.Transitions, intent],
                [.. decision.Effects, new Effect.OpenGate(request.Id)]);
        }

        return decision;
    };

    private static ImmutableDictionary<string, CommitWindow> WithoutInLine(
        ImmutableDictionary<string, CommitWindow> windows, string requestId) => windows.SetItems(windows.Select(pair =>
            KeyValuePair.Create(
                pair.Key,
                pair.Value with { Line = [.. pair.Value.Line.Where(waiting => waiting.RequestId != requestId)] })));

    private static Decide WindowsLeftInDoubt(Decide rules) => (state, events, now) => rules(
        state with
        {
            Windows = state.Windows.RemoveRange(state.Windows
                .Where(window => state.Requests[window.Value.Holder].Stage == RequestStage.InDoubt && window.Value.Line.IsEmpty)
                .Select(window => window.Key)),
        },
        events,
        now);

    // Two attempts at a call that costs, as a pipeline for reads would make them.
    private sealed class RepeatingApi(ISyncMonsterApi inner) : ApiAround(inner)
    {
        public override Task<FindFaceCreated> FindFaceAsync(FindFaceRequest request, CommitGate gate, CancellationToken ct) =>
            TwiceAsync(gate => base.FindFaceAsync(request, gate, ct), gate);

        public override Task<GenerateCreated> GenerateAsync(GenerateRequest request, CommitGate gate, CancellationToken ct) =>
            TwiceAsync(gate => base.GenerateAsync(request, gate, ct), gate);

        private static async Task<T> TwiceAsync<T>(Func<CommitGate, Task<T>> call, CommitGate gate)
        {
            try
            {
                return await call(gate);
            }
            catch (ApiException) when (gate.Released)
            {
                return await call(CommitGate.AlreadyOpen());
            }
        }
    }
}
