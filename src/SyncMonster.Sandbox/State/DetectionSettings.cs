namespace SyncMonster.Sandbox.State;

/// <summary>The settings of a find-face request; null where the caller left one to the service.</summary>
/// <param name="SceneThreshold">Scene split sensitivity, 0 to 1.</param>
/// <param name="MinSceneLength">Fewest frames between two cuts, 1 or more.</param>
internal sealed record DetectionSettings(decimal? SceneThreshold, int? MinSceneLength);
