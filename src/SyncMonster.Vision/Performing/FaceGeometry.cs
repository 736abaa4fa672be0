using System.Numerics;
using SyncMonster.Vision.Faces;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// A face in measures of its own: the origin between the corners of the mouth, u from the person's right to left, v
/// from brow to chin, both in pixels.
/// </summary>
internal sealed class FaceGeometry
{
    // From forehead to nose base is this part of the way to the chin (the canonical face model); the jaw may move.
    private const float ForeheadToNose = 10.35f / 17.66f;

    // A bowed head is seen shorter, a turned one narrower: the larger measure is the truer.
    private const float EyesToHeight = 1.85f;

    private readonly Landmarks _landmarks;
    private readonly Vector2 _across;
    private readonly Vector2 _down;

    public FaceGeometry(Landmarks landmarks)
    {
        _landmarks = landmarks;
        var (right, left) = (landmarks.At(FacePoints.UpperInner[0]), landmarks.At(FacePoints.UpperInner[^1]));
        var eyes = landmarks.At(FacePoints.LeftEyeOuter) - landmarks.At(FacePoints.RightEyeOuter);
        Origin = (right + left) / 2;
        _across = Vector2.Normalize(Direction(eyes) + (0.5f * Direction(left - right)));
        _down = new Vector2(-_across.Y, _across.X);

        var height =
            Vector2.Dot(landmarks.At(FacePoints.NoseBase) - landmarks.At(FacePoints.Forehead), _down) / ForeheadToNose;
        Height = Math.Max(height, EyesToHeight * eyes.Length());
        Chin = Local(FacePoints.Chin).Y;
        NoseBase = Local(FacePoints.NoseBase).Y;
        TurnDegrees = Turn(landmarks);
    }

    /// <summary>The middle between the inner corners of the mouth, in the picture.</summary>
    public Vector2 Origin { get; }

    /// <summary>From the top of the forehead to the chin of the closed mouth, in pixels.</summary>
    public float Height { get; }

    /// <summary>Where the chin is, as it is.</summary>
    public float Chin { get; }

    /// <summary>Where the nose ends.</summary>
    public float NoseBase { get; }

    /// <summary>How far the head is turned aside, either way.</summary>
    public float TurnDegrees { get; }

    /// <summary>A point of the face in the picture.</summary>
    public Vector2 At(int point) => _landmarks.At(point);

    /// <summary>A point of the face in its own measures.</summary>
    public Vector2 Local(int point) => ToLocal(_landmarks.At(point));

    public Vector2 ToLocal(Vector2 picture) =>
        new(Vector2.Dot(picture - Origin, _across), Vector2.Dot(picture - Origin, _down));

    public Vector2 ToPicture(Vector2 local) => Origin + Turned(local);

    /// <summary>A step in the face's measures as a step in the picture.</summary>
    public Vector2 Turned(Vector2 step) => (_across * step.X) + (_down * step.Y);

    // The cheeks' edges are as far behind the nose on both sides: a turned head shows one side wider than the other.
    private static float Turn(Landmarks landmarks)
    {
        var edges = landmarks[FacePoints.LeftCheekEdge] - landmarks[FacePoints.RightCheekEdge];
        return MathF.Atan2(MathF.Abs(edges.Z), new Vector2(edges.X, edges.Y).Length()) * 180 / MathF.PI;
    }

    private static Vector2 Direction(Vector2 vector) => vector.Length() > 0 ? Vector2.Normalize(vector) : Vector2.UnitX;
}
