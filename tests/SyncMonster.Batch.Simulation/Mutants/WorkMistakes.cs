using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>Mistakes in carrying work to its end.</summary>
internal static class WorkMistakes
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("failure-paid-again-unasked")
        {
            Rules = Wrong.Recording((_, request) => request is { Stage: RequestStage.Failed, Ask: Ask.Generate }
                ? request with { Stage = RequestStage.NotSent }
                : request),
        },
        new("poll-given-up-after-a-fault") { Rules = NotWokenAfterFaults },
        new("assets-mixed-up") { Rules = AssetsUnderOneName },
        new("delivered-file-not-looked-at")
        {
            Rules = Wrong.SeeingEnd((_, effect, outcome) =>
                effect is Effect.CheckDelivered check && outcome is Outcome.DeliveredChecked
                    ? new Outcome.DeliveredChecked(check.File)
                    : outcome),
        },
        new("delivery-not-recorded") { Rules = DeliveriesUnrecorded },
    ];

    private static Decide NotWokenAfterFaults(Decide rules) => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        var given = events.OfType<Event.Ended>().Where(
            ended => ended is { Effect: Effect.Poll, Outcome: Outcome.Faulted })
            .Select(ended => ((Effect.Poll)ended.Effect).RequestId).ToHashSet();
        var due = decision.State.Due;
        return decision with { State = decision.State with { Due = due.Except(due.Where(one => given.Contains(one.Id))) } };
    };

    // What was learnt of one content is remembered for all that the plan would upload.
    private static Decide AssetsUnderOneName(Decide rules) => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        foreach (var learned in decision.Transitions.OfType<Transition.AssetLearned>().ToList())
        {
            var audio = state.Plan.Jobs.Select(job => job.Audio)
                .FirstOrDefault(audio => audio.Bytes > 0 && !state.Assets.ContainsKey(audio.Content));
            if (audio is null || state.Plan.Jobs.Any(job => job.Video.Content == learned.Content)) continue;
            var wrong = new Transition.AssetLearned(audio.Content, learned.AssetId);
            decision =
                decision with { State = decision.State.After(wrong), Transitions = [.. decision.Transitions, wrong] };
        }

        return decision;
    };

    private static Decide DeliveriesUnrecorded(Decide rules) => (state, events, now) =>
    {
        var decision = rules(state, events, now);
        var recorded = decision.Transitions
            .Where(transition => transition is not Transition.JobMoved { Job.Stage: JobStage.Delivered });
        return decision with { Transitions = [.. recorded] };
    };
}
