namespace SyncMonster.Sandbox.State;

/// <summary>The settings of a generate request; null where the caller left one to the service.</summary>
/// <param name="IsLipsync">Whether mouths follow the audio.</param>
/// <param name="IsDrama">Whether expressions are edited.</param>
/// <param name="Model">e1, e2 or e3; only with lip-sync.</param>
/// <param name="LipsyncIntensity">0.5 to 3.5; only with lip-sync.</param>
/// <param name="Drama">The emotions; only with drama.</param>
/// <param name="SceneFaces">The faces chosen, by scene; null leaves the choice to the service.</param>
internal sealed record GenerationSettings(
    bool IsLipsync,
    bool IsDrama,
    string? Model,
    decimal? LipsyncIntensity,
    DramaSettings? Drama,
    IReadOnlyList<SceneFaces>? SceneFaces);

/// <summary>Emotions, each 0 to 1; null where the caller left one out.</summary>
internal sealed record DramaSettings(decimal? Happy, decimal? Sad, decimal? Excited, decimal? Angry);

/// <summary>The faces chosen in one scene.</summary>
internal sealed record SceneFaces(int SceneId, IReadOnlyList<int> FaceIds);
