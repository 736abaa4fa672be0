namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>Of requests that the lists could confuse, one at a time is on its way without an answer.</summary>
internal sealed class OneWindow : ILaw
{
    public string Words => "what the lists could confuse is never let go at once";

    public IEnumerable<string> Breaches(Evidence evidence) => evidence.Service.Gates.Confusions;
}
