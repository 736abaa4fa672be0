namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>A law was broken.</summary>
/// <param name="law">Which.</param>
/// <param name="words">How.</param>
internal sealed class BreachException(string law, string words) : Exception($"{law}: {words}")
{
    /// <summary>The law.</summary>
    public string Law => law;
}
