using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>Moves what is around a place, less and less with the distance.</summary>
/// <param name="Place">The place, in the picture.</param>
/// <param name="Step">How it moves, in pixels.</param>
/// <param name="Reach">The distance at which it moves by 0.6 of that.</param>
internal readonly record struct Push(Vector2 Place, Vector2 Step, float Reach)
{
    /// <summary>Beyond this many reaches nothing is moved.</summary>
    public const float Ends = 3;

    /// <summary>The part of the step that a place around the target makes: 1 at it, 0 far away.</summary>
    public float Share(Vector2 at)
    {
        var distance = Vector2.DistanceSquared(at, Place + Step) / (Reach * Reach);
        if (distance >= Ends * Ends)
            return 0;

        // A Gaussian that is let down so that it ends at nothing.
        const float atTheEnd = 0.0111f;
        return (MathF.Exp(-distance / 2) - atTheEnd) / (1 - atTheEnd);
    }
}
