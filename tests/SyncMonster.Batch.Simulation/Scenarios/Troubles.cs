namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>
/// The troubles of one world: each seed draws a few and how often they strike. Few at a time and some of them heavy
/// find more than all at once.
/// </summary>
internal sealed class Troubles
{
    private readonly Dictionary<Trouble, double> _shares;
    private readonly Draw _draw;
    private bool _over;

    public Troubles(Scenario scenario, Draw draw)
    {
        _draw = draw;
        _shares = Enum.GetValues<Trouble>().Where(_ => draw.Chance(0.3)).ToDictionary(trouble => trouble, _ => Share());
        if (!scenario.IsClear) return;
        // An account that tells everything is worth asking where answers are lost.
        foreach (var trouble in (Trouble[])[Trouble.OtherClient, Trouble.ListShifts]) _shares.Remove(trouble);
        _shares[Trouble.AnswerLost] = draw.Between(0.1, 0.6);
    }

    public IEnumerable<Trouble> All => _shares.Keys;

    /// <summary>Whether a trouble of this world strikes now.</summary>
    public bool Strikes(Trouble trouble) =>
        !_over && _shares.TryGetValue(trouble, out var share) && _draw.Chance(share);

    /// <summary>Whether a trouble belongs to this world at all.</summary>
    public bool Has(Trouble trouble) => !_over && _shares.ContainsKey(trouble);

    /// <summary>From now on all goes well.</summary>
    public void End() => _over = true;

    private double Share() => _draw.Between(0.02, _draw.Chance(0.3) ? 0.9 : 0.3);
}
