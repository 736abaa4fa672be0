using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// Moves the lips and the jaw of one face: for every place of the new picture it tells the place of the old one that is
/// seen there, or how deep inside the mouth it is. What the original mouth did is replaced, not added to: lips that
/// were open close, and open lips open by what is missing.
/// </summary>
internal sealed class MouthMotion
{
    // Of a change of the gap, most is the jaw's.
    private const float UpperShare = 0.2f;
    private const float LowerShare = 1 - UpperShare;

    // Below the chin the neck gives way over this part of the face's height.
    private const float Neck = 0.34f;

    // How much further a jaw reaches aside than its mouth.
    private const float JawReach = 1.5f;

    // Which part of the mouth counts as its corner.
    private const float CornerReach = 0.4f;

    private readonly FaceGeometry _face;
    private readonly MouthLine _line;
    private readonly float _stretch;
    private readonly float _reach;
    private readonly float _byReach;
    private readonly float _byNeck;
    private readonly float _jaw;

    // For each step from corner to corner: the old edge of the upper lip, of the lower lip, and the change of the gap.
    private readonly Vector4[] _steps = new Vector4[MouthLine.Steps];

    public MouthMotion(FaceGeometry face, MouthLine line, MouthPose pose, float strength)
    {
        (_face, _line) = (face, line);
        _stretch = pose.Stretch * strength;
        _reach = Math.Max(line.HalfWidth, 0.08f * face.Height);
        (_byReach, _byNeck) = (1 / _reach, 1 / (Neck * face.Height));
        for (var i = 0; i < MouthLine.Steps; i++)
        {
            var part = MouthLine.Part(i);
            var wanted = pose.Gap * face.Height * Profile(part);

            // At the corners lips hang together: the change begins gently, or a crease would show.
            var near = Math.Min(1, (1 - Math.Abs(part)) / CornerReach);
            var (upper, lower) = (line.Upper(part), line.Lower(part));
            var change = (wanted - (lower - upper)) * strength * near * (2 - near);
            _steps[i] = new Vector4(upper, lower, change, 0);
        }

        _jaw = _steps[MouthLine.Steps / 2].Z;
    }

    /// <summary>Whether nothing moves.</summary>
    public bool IsStill => _stretch == 0 && Array.TrueForAll(_steps, step => Math.Abs(step.Z) < 0.02f);

    /// <summary>Where the motion ends, in the face's measures.</summary>
    public (Vector2 Low, Vector2 High) Bounds => (
        new Vector2(-3.6f * _reach, _face.NoseBase),
        new Vector2(3.6f * _reach, NewChin + (Neck * _face.Height)));

    private float NewChin => _face.Chin + (LowerShare * _jaw);

    /// <summary>What is seen at a place.</summary>
    public MouthPlace Look(Vector2 place)
    {
        var (u, v) = (place.X, place.Y);
        var (sideways, down) = (u * _byReach, v * _byReach);
        if (_stretch != 0)
            u /= 1 + (_stretch * Bell.At((0.5f * sideways * sideways) + (0.625f * down * down)));

        var part = _line.PartAt(u);
        var inside = Math.Abs(part) < 1;
        var step = At(part);
        var (upper, lower, gapChange) = (step.X, step.Y, inside ? step.Z : 0);
        var newUpper = upper - (UpperShare * gapChange);
        var newLower = lower + (LowerShare * gapChange);
        if (v <= (inside ? newUpper : (upper + lower) / 2))
            return new MouthPlace(
                new Vector2(u, v + (gapChange == 0 ? 0 : UpperShare * gapChange * Lift(v, newUpper))));
        if (!inside || v >= newLower)
            return new MouthPlace(new Vector2(u, v - (LowerShare * Drop(v, sideways, gapChange, newLower))));
        return new MouthPlace(new Vector2(u, upper + (v - newUpper)))
        {
            IsInside = true,
            Part = part,
            FromUpper = v - newUpper,
            FromLower = newLower - v,
            OriginalGap = lower - upper,
        };
    }

    // Lips part in an ellipse, a little fuller at the corners.
    private static float Profile(float part) => MathF.Pow(Math.Max(0, 1 - (part * part)), 0.6f);

    private Vector4 At(float part)
    {
        var place = (Math.Clamp(part, -1, 1) + 1) / 2 * (MouthLine.Steps - 1);
        var before = Math.Min((int)place, MouthLine.Steps - 2);
        return Vector4.Lerp(_steps[before], _steps[before + 1], place - before);
    }

    /// <summary>
    /// How far the upper lip takes what is above it with it: wholly at its edge, not at all at the nose.
    /// </summary>
    private float Lift(float v, float newUpper)
    {
        var part = Math.Clamp((v - _face.NoseBase) / Math.Max(1, newUpper - _face.NoseBase), 0, 1);
        return part * part * (3 - (2 * part));
    }

    /// <summary>How far the lower lip and the jaw take what is below them with them, in pixels of gap.</summary>
    private float Drop(float v, float sideways, float gapChange, float newLower)
    {
        // From the lips, which don't move at their corners, to the chin, which moves as a whole.
        var down = (v - newLower) / Math.Max(1, NewChin - newLower);
        var toChin = Math.Clamp(down, 0, 1);
        var wide = sideways / JawReach;
        var moved = float.Lerp(gapChange, _jaw * Bell.At(wide * wide), toChin * toChin * (3 - (2 * toChin)));

        var below = Math.Clamp(1 - ((v - NewChin) * _byNeck), 0, 1);
        return moved * below * below * (3 - (2 * below));
    }
}
