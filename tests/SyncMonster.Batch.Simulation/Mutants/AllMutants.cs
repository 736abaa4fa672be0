namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>The planted mistakes by name.</summary>
internal static class AllMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
        [.. CommitMistakes.All, .. DoubtMistakes.All, .. MoneyMistakes.All, .. WorkMistakes.All, .. FileMistakes.All];
}
