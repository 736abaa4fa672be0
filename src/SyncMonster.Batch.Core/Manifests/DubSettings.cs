
namespace SyncMonster.Batch.Core.Manifests;

/// <summary>The lip-sync models of the reference's section "Lip-sync".</summary>
public enum LipSyncModel
{
    /// <summary>Pro Mode, for frontal faces; recommended and the default.</summary>
    E1,

    /// <summary>Adaptive Mode, for a wide range of angles.</summary>
    E2,

    /// <summary>Legacy Mode, generalized.</summary>
    E3,
}

/// <summary>Lip-sync of the chosen faces to the dubbed audio (<c>is_lipsync</c>, <c>model</c>).</summary>
/// <param name="Model">The model.</param>
/// <param name="Intensity">0.5 (subtle) to 3.5 (pronounced); null leaves it to the service.</param>
public sealed record LipSync(LipSyncModel Model, decimal? Intensity = null)
{
    /// <summary>
    /// What a job gets that says nothing of lip-sync: the recommended model at the service's own intensity.
    /// </summary>
    public static LipSync Default { get; } = new(LipSyncModel.E1, null);

    /// <summary>The smallest intensity the reference allows.</summary>
    public const decimal LowestIntensity = 0.5m;

    /// <summary>The largest intensity the reference allows.</summary>
    public const decimal HighestIntensity = 3.5m;
}

/// <summary>Emotions added to the chosen faces (<c>is_drama</c>), each 0 to 1; null is not sent.</summary>
/// <param name="Happy">Happy; on one axis with <paramref name="Sad"/>, which it lowers.</param>
/// <param name="Sad">Sad.</param>
/// <param name="Excited">Excited.</param>
/// <param name="Angry">Angry.</param>
public sealed record Drama(
    decimal? Happy = null, decimal? Sad = null, decimal? Excited = null, decimal? Angry = null);

/// <summary>
/// How find-face cuts a video into scenes (<c>options</c> of <c>POST /find-face</c>); null leaves it to the service.
/// </summary>
/// <param name="SceneThreshold">Scene split sensitivity, above 0 and at most 1.</param>
/// <param name="MinSceneLength">The least number of frames between two cuts, from 1.</param>
public sealed record Detection(decimal? SceneThreshold, int? MinSceneLength)
{
    /// <summary>The service's own settings.</summary>
    public static Detection Default { get; } = new(null, null);
}
