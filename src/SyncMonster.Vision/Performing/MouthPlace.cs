using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>What is seen at a place of a face whose mouth was moved.</summary>
/// <param name="Source">The place of the old picture, in the face's measures.</param>
internal readonly record struct MouthPlace(Vector2 Source)
{
    /// <summary>Whether it is between the lips.</summary>
    public bool IsInside { get; init; }

    /// <summary>Where it is between the corners of the mouth, −1 to 1.</summary>
    public float Part { get; init; }

    /// <summary>How far it is below the upper lip, in pixels.</summary>
    public float FromUpper { get; init; }

    /// <summary>How far it is above the lower lip, in pixels.</summary>
    public float FromLower { get; init; }

    /// <summary>How far the lips were apart there in the old picture, in pixels.</summary>
    public float OriginalGap { get; init; }
}
