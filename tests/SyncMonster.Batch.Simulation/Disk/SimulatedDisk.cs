namespace SyncMonster.Batch.Simulation.Disk;

/// <summary>
/// A disk with what a power cut takes: bytes that were not flushed, and names whose folder wasn't. Folders themselves
/// are always there.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly Dictionary<string, Inode> _durable = [];

    /// <summary>The files by name, as processes see them.</summary>
    public Dictionary<string, Inode> Names { get; } = [];

    /// <summary>Files that a person changed or deleted since they were put there.</summary>
    public HashSet<string> Touched { get; } = [];

    public void FlushFolder(string folder)
    {
        foreach (var name in Names.Keys.Union(_durable.Keys).Where(name => Path.GetDirectoryName(name) == folder).ToList())
            Keep(name, Names.GetValueOrDefault(name), _durable);
    }

    /// <summary>Of what wasn't flushed, any part may be lost.</summary>
    public void CutPower(Draw draw)
    {
        foreach (var name in Names.Keys.Union(_durable.Keys).Order(StringComparer.Ordinal).ToList())
        {
            var survives = draw.Chance(0.5) ? Names.GetValueOrDefault(name) : _durable.GetValueOrDefault(name);
            Keep(name, survives, Names);
            Keep(name, survives, _durable);
        }

        foreach (var (_, file) in Names.OrderBy(pair => pair.Key, StringComparer.Ordinal)) file.CutPower(draw);
    }

    /// <summary>A person deletes a file or writes something else into it.</summary>
    public void Touch(string name, bool deletes, DateTimeOffset now)
    {
        Touched.Add(name);
        if (deletes) Names.Remove(name);
        else Names[name] = Inode.OfAPerson("something else"u8, now);
        Keep(name, Names.GetValueOrDefault(name), _durable);
    }

    private static void Keep(string name, Inode? file, Dictionary<string, Inode> names)
    {
        if (file is null) names.Remove(name);
        else names[name] = file;
    }
}
