using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>What one seed draws: what is to be dubbed, and what the world is like.</summary>
/// <param name="Plan">What is to be dubbed, within which budget.</param>
/// <param name="Options">What the engine is set to.</param>
/// <param name="Clips">The videos and audios that the plan names.</param>
/// <param name="Habits">What the service is like.</param>
/// <param name="IsClear">
/// Whether the account can tell everything: its lists show all, newest first, nobody else works on it, everything is
/// uploaded, and a video is analysed in one way.
/// </param>
/// <param name="Disturbed">How many runs there are before the troubles end.</param>
internal sealed record Scenario(
    BatchPlan Plan, RunOptions Options, IReadOnlyList<Clip> Clips, Habits Habits, bool IsClear, int Disturbed);
