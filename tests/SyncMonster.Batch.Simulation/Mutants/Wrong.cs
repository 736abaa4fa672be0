using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>The ways in which rules go wrong: they see, know, record or do something else.</summary>
internal static class Wrong
{
    /// <summary>Rules that take what happens for something else.</summary>
    public static Func<Decide, Decide> Seeing(Func<BatchState, Event, Event> otherwise) => rules =>
        (state, events, now) => rules(state, [.. events.Select(happened => otherwise(state, happened))], now);

    /// <summary>Rules that see an outcome otherwise than it is.</summary>
    public static Func<Decide, Decide> SeeingEnd(Func<BatchState, Effect, Outcome, Outcome> otherwise) =>
        Seeing((state, happened) => happened is Event.Ended(var effect, var outcome)
            ? new Event.Ended(effect, otherwise(state, effect, outcome))
            : happened);

    /// <summary>Rules that see what a search of the account has found otherwise than it is.</summary>
    public static Func<Decide, Decide> Searching(
        Func<Request, Outcome.AccountSearched, Outcome.AccountSearched> otherwise) => SeeingEnd((state, effect, outcome) =>
        effect is Effect.SearchAccount search && outcome is Outcome.AccountSearched found
            ? otherwise(state.Requests[search.RequestId], found)
            : outcome);

    /// <summary>Rules that decide by something that isn't so, and only while they decide.</summary>
    public static Func<Decide, Decide> Believing(Func<BatchState, BatchState> otherwise) => rules => (state, events, now) =>
    {
        var decision = rules(otherwise(state), events, now);
        return decision with { State = decision.State with { Plan = state.Plan, Options = state.Options } };
    };

    /// <summary>
    /// Rules that record requests otherwise; what a request was before the turn is null where it is new.
    /// </summary>
    public static Func<Decide, Decide> Recording(Func<Request?, Request, Request> otherwise) => rules => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        var after = decision.State;
        var recorded = new List<Transition>();
        foreach (var transition in decision.Transitions)
        {
            var other = transition is Transition.RequestMoved(var request)
                ? new Transition.RequestMoved(otherwise(state.Requests.GetValueOrDefault(request.Id), request))
                : transition;
            if (other != transition) after = after.After(other);
            recorded.Add(other);
        }

        return decision with { State = after, Transitions = recorded };
    };

    /// <summary>Rules that do something else.</summary>
    public static Func<Decide, Decide> Doing(Func<BatchState, Effect, Effect> otherwise) => rules => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        return decision with { Effects = [.. decision.Effects.Select(effect => otherwise(decision.State, effect))] };
    };
}
