namespace SyncMonster.Vision.Scenes;

/// <summary>Where one scene gives way to the next.</summary>
/// <param name="Frame">The first frame of the next one.</param>
/// <param name="From">Before this frame the old scene is seen alone; <paramref name="Frame"/> at a hard cut.</param>
/// <param name="Until">From this frame on the new one is seen alone; <paramref name="Frame"/> at a hard cut.</param>
public readonly record struct SceneCut(long Frame, long From, long Until);
