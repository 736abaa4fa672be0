namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>One of the promises.</summary>
internal interface ILaw
{
    /// <summary>What it says.</summary>
    string Words { get; }

    /// <summary>How it was broken; empty where it wasn't.</summary>
    IEnumerable<string> Breaches(Evidence evidence);
}
