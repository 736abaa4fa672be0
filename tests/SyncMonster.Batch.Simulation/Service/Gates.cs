using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>The paid requests whose last bytes have left, as the network sees them.</summary>
internal sealed class Gates
{
    private readonly List<(string Kind, SimulatedProcess By)> _open = [];
    private readonly List<string> _confusions = [];

    /// <summary>How many there were.</summary>
    public int Passed { get; private set; }

    /// <summary>Where two were on their way at once that the lists could confuse.</summary>
    public IReadOnlyList<string> Confusions => _confusions;

    /// <summary>A request's last bytes leave.</summary>
    /// <param name="kind">What the lists tell it by.</param>
    /// <param name="by">Who sends it.</param>
    public void Pass(string kind, SimulatedProcess by)
    {
        Passed++;
        if (_open.Contains((kind, by))) _confusions.Add($"{kind}, twice");
        _open.Add((kind, by));
    }

    /// <summary>It was answered, or given up.</summary>
    public void Close(string kind, SimulatedProcess by) => _open.Remove((kind, by));
}
