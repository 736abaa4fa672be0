namespace SyncMonster.Batch.Api.Wire;

/// <summary>
/// The object <c>options</c> of a find-face or generate request, where <c>get-request</c> repeats it.
/// </summary>
internal sealed record WireSettings
{
    public double? SceneThreshold { get; init; }

    public long? MinSceneLength { get; init; }

    public double? LipsyncIntensity { get; init; }

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
    public double? Happy { get; init; }

    public double? Sad { get; init; }

    public double? Excited { get; init; }

    public double? Angry { get; init; }
}
