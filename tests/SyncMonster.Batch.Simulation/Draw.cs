namespace SyncMonster.Batch.Simulation;

/// <summary>Chance, from one seed: the same seed draws the same world.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public double Between(double low, double high) => low + (_random.NextDouble() * (high - low));

    /// <summary>From the lowest to the highest, both included.</summary>
    public int Between(int lowest, int highest) => _random.Next(lowest, highest + 1);

    public TimeSpan Seconds(double shortest, double longest) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * Between(shortest, longest)));

    public T One<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A draw of its own, which doesn't move when this one is asked more often.</summary>
    public Draw Apart() => new(_random.Next());
}
