namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>The planted mistakes by name.</summary>
internal static class AllMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
        [.. CommitMistakes.All, .. DoubtMistakes.All, .. MoneyMistakes.All, .. WorkMistakes.All, .. FileMistakes.All];

    public static Mutant Named(string name) => All.FirstOrDefault(mutant => mutant.Name == name)
        ?? throw new ArgumentException(
            $"There is no mutant '{name}'; there are {string.Join(", ", All.Select(mutant => mutant.Name))}.");
}
