using System.Diagnostics.CodeAnalysis;

namespace SyncMonster.Sandbox.Faults;

/// <summary>Draws which faults happen, from one seeded row of numbers.</summary>
internal sealed class FaultDraw(SandboxFaults faults, int? seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = seed is { } fixedSeed ? new Random(fixedSeed) : new Random();

    [SuppressMessage("Security", "CA5394", Justification = "Faults have to be repeatable, not unguessable.")]
    public bool Happens(SandboxFault fault)
    {
        var probability = faults[fault];
        if (probability <= 0)
            return false;
        lock (_gate)
            return _random.NextDouble() < probability;
    }

    /// <summary>One of two variants of a fault.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Faults have to be repeatable, not unguessable.")]
    public bool Coin()
    {
        lock (_gate)
            return _random.Next(2) == 0;
    }

    /// <summary>The newest requests that list-requests leaves out this time.</summary>
    public int Lag() => Happens(SandboxFault.LaggingList) ? faults.LaggingRequests : 0;
}
