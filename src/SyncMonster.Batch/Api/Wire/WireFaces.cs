using System.Text.Json;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>The payload of <c>GET /get-face</c>.</summary>
internal sealed record WireFaces
{
    public string? FindFaceId { get; init; }

    public long? VideoAssetId { get; init; }

    public IReadOnlyList<WireScene>? Scenes { get; init; }
}

internal sealed record WireScene
{
    public long? SceneId { get; init; }

    public long? StartFrame { get; init; }

    public long? EndFrame { get; init; }

    public IReadOnlyList<WireFace>? Faces { get; init; }

    public string? Message { get; init; }
}

internal sealed record WireFace
{
    public long? FaceId { get; init; }

    public long? Keyframe { get; init; }

    public string? FaceCrop { get; init; }

    public JsonElement? FaceCoordinate { get; init; }
}

internal sealed record WireBox
{
    public double? X { get; init; }

    public double? Y { get; init; }

    public double? W { get; init; }

    public double? H { get; init; }
}
