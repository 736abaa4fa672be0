using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// What the new picture shows, place by place: the old picture at another place, or the inside of a mouth.
/// </summary>
/// <param name="face">The face that moves.</param>
/// <param name="field">The pushes of its expression.</param>
/// <param name="mouth">Its mouth; null where that stays as it is.</param>
internal sealed class Seen(FaceGeometry face, PushField field, MovedMouth? mouth)
{
    // An original gap below the first part of the face's height shows nothing but lips; from the second on it shows a
    // mouth.
    private const float NoGap = 0.012f;
    private const float RealGap = 0.03f;

    private readonly (Vector2 Low, Vector2 High) _bounds = mouth?.Motion.Bounds ?? default;

    /// <summary>What is seen at a place.</summary>
    /// <param name="place">The place, in pixels of the picture.</param>
    /// <param name="source">Where the old picture shows it.</param>
    /// <param name="shade">The inside of a mouth that covers it.</param>
    /// <returns>How far it is covered, 0 to 1.</returns>
    public float At(Vector2 place, out Vector2 source, out Shade shade)
    {
        shade = default;
        source = field.IsStill ? place : place - field.At(place);
        if (mouth is null)
            return 0;
        var local = face.ToLocal(source);
        if (local.X < _bounds.Low.X || local.X > _bounds.High.X || local.Y < _bounds.Low.Y || local.Y > _bounds.High.Y)
            return 0;

        var moved = mouth.Motion.Look(local);
        if (moved.Source == local)
            return 0;
        source = face.ToPicture(moved.Source);
        if (!moved.IsInside)
            return 0;

        // Edges of lips are as soft as a pixel; what the old mouth showed below its upper lip is still there.
        var edge = Math.Clamp(0.5f + Math.Min(moved.FromUpper, moved.FromLower), 0, 1);
        var old = Math.Clamp((moved.OriginalGap - moved.FromUpper) / (1 + (0.25f * moved.OriginalGap)), 0, 1)
            * Math.Clamp((moved.OriginalGap - (NoGap * face.Height)) / ((RealGap - NoGap) * face.Height), 0, 1);
        shade = mouth.Inside.At(moved);
        return edge * (1 - old);
    }
}
