using SyncMonster.Batch.Api;
using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>
/// A mistake that the engine could have, put around its parts for a run. The judge has to find it out.
/// </summary>
/// <param name="Name">What it is called on the command line.</param>
internal sealed record Mutant(string Name)
{
    public Func<Decide, Decide> Rules { get; init; } = rules => rules;

    public Func<IFiles, IFiles> Files { get; init; } = files => files;

    public Func<ISyncMonsterApi, ISyncMonsterApi> Api { get; init; } = api => api;
}
