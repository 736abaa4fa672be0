namespace SyncMonster.Batch.Core.Running;

/// <summary>What a turn of the loop comes to: record, then act.</summary>
/// <param name="State">The state with the transitions in it.</param>
/// <param name="Transitions">What is to be recorded, in order, before any effect starts.</param>
/// <param name="Effects">What is to be done then.</param>
public sealed record Decision(
    BatchState State, IReadOnlyList<Transition> Transitions, IReadOnlyList<Effect> Effects);
