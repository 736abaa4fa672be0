using System.Numerics;

namespace SyncMonster.Vision.Frames;

/// <summary>A square part of a picture, possibly turned; it may reach over the edges.</summary>
/// <param name="Centre">Its middle, in pixels of the picture.</param>
/// <param name="Side">Length of a side, in pixels of the picture.</param>
/// <param name="Angle">How far it is turned clockwise, in radians.</param>
internal readonly record struct Crop(Vector2 Centre, float Side, float Angle)
{
    /// <summary>Where a point of the crop lies in the picture.</summary>
    /// <param name="point">The point, from (0, 0) at one corner to (1, 1) at the opposite one.</param>
    public Vector2 ToPicture(Vector2 point) => Centre + Turned((point - new Vector2(0.5f)) * Side);

    /// <summary>A step inside the crop, in pixels, as a step in the picture.</summary>
    public Vector2 Turned(Vector2 step)
    {
        var (sin, cos) = MathF.SinCos(Angle);
        return new Vector2((step.X * cos) - (step.Y * sin), (step.X * sin) + (step.Y * cos));
    }
}
