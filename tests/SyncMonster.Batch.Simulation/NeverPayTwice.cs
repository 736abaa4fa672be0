using SyncMonster.Batch.Simulation.Mutants;

namespace SyncMonster.Batch.Simulation;

public sealed class NeverPayTwice
{
    private const int Seeds = 2_000;

    public static TheoryData<string> Mistakes => [.. AllMutants.All.Select(mutant => mutant.Name)];

    [Fact]
    public void In_two_thousand_worlds_of_trouble_no_law_is_broken()
    {
        var broken = Campaign.Play(1, Seeds);
        Assert.True(broken is null, broken is null ? "" : Replay.Told(broken, null));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_planted_mistake_is_found_out(string name) =>
        Assert.NotNull(Campaign.Play(1, Seeds, AllMutants.All.Single(mutant => mutant.Name == name)));

    [Fact]
    public void A_seed_plays_the_same_twice() => Assert.Equal(Lines(35), Lines(35));

    private static IReadOnlyList<string> Lines(int seed) => Seed.Play(seed, traced: true).World.Trace!.Lines;
}
