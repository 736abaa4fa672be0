
namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// The object <c>options</c> of a find-face or generate request, where <c>get-request</c> repeats it.
/// </summary>
internal sealed record WireSettings
{
    public decimal? SceneThreshold { get; init; }

    public long? MinSceneLength { get; init; }

    public decimal? LipsyncIntensity { get; init; }

    public IReadOnlyList<WireSceneFaces>? SceneFaces { get; init; }
}

internal sealed record WireSceneFaces
{
    public long? SceneId { get; init; }

    public IReadOnlyList<long?>? FaceIds { get; init; }
}

/// <summary>The object <c>drama</c> of a generate request.</summary>
internal sealed record WireDrama
{
    public decimal? Happy { get; init; }

    public decimal? Sad { get; init; }

    public decimal? Excited { get; init; }

    public decimal? Angry { get; init; }
}
