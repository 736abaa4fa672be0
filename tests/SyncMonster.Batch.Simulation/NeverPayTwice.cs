namespace SyncMonster.Batch.Simulation;

public sealed class NeverPayTwice
{
    private const int Seeds = 2_000;

    [Fact]
    public void In_two_thousand_worlds_of_trouble_no_law_is_broken()
    {
        var broken = Campaign.Play(1, Seeds);
        Assert.True(broken is null, broken is null ? "" : Replay.Told(broken, null));
    }

    [Fact]
    public void A_seed_plays_the_same_twice() => Assert.Equal(Lines(35), Lines(35));

    private static IReadOnlyList<string> Lines(int seed) => Seed.Play(seed, traced: true).World.Trace!.Lines;
}
