using System.Globalization;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation;

/// <summary>What happened in a simulated world, line by line, for whoever has to find out why a seed failed.</summary>
internal sealed class Trace(Timeline timeline)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <param name="who">Who did it: engine, service, disk, world.</param>
    /// <param name="what">What was done.</param>
    public void Say(string who, string what) => _lines.Add(
        string.Create(CultureInfo.InvariantCulture, $"{timeline.Now:d\\.hh\\:mm\\:ss\\.fff} {who,-8} {what}"));
}
