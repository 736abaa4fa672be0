namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>
/// The troubles of one world: each seed draws a few and how often they strike. Few at a time and some of them heavy find more
/// than all at once.
/// </summary>
internal sealed class Troubles(Draw draw)
{
    private readonly Dictionary<Trouble, double> _shares = Enum.GetValues<Trouble>()
        .Where(_ => draw.Chance(0.3))
        .ToDictionary(trouble => trouble, _ => draw.Between(0.02, draw.Chance(0.3) ? 0.9 : 0.3));

    private bool _over;

    public IEnumerable<Trouble> All => _shares.Keys;

    /// <summary>Whether a trouble of this world strikes now.</summary>
    public bool Strikes(Trouble trouble) => !_over && _shares.TryGetValue(trouble, out var share) && draw.Chance(share);

    /// <summary>Whether a trouble belongs to this world at all.</summary>
    public bool Has(Trouble trouble) => !_over && _shares.ContainsKey(trouble);

    /// <summary>From now on all goes well.</summary>
    public void End() => _over = true;
}
