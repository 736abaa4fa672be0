using SyncMonster.Batch.Api;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>A mistake that the engine could have, put around its parts. The judge has to find it out.</summary>
/// <param name="name">What it is called on the command line.</param>
internal abstract class Mutant(string name)
{
    public string Name => name;

    public virtual Decide Around(Decide rules) => rules;

    public virtual IFiles Around(IFiles files) => files;

    public virtual ISyncMonsterApi Around(ISyncMonsterApi api) => api;
}
