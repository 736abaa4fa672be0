using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>
/// The points of one face, numbered as in MediaPipe's Face Mesh (its canonical face model): eyelids, brows, nose, lips,
/// outline. Left and right are the person's own.
/// </summary>
/// <param name="points">The points.</param>
/// <param name="presence">How sure the network is.</param>
public sealed class Landmarks(Vector3[] points, float presence)
{
    /// <summary>How many points a face has.</summary>
    public const int Count = 468;

    // The outer corners of the eyes.
    private const int RightEye = 33;
    private const int LeftEye = 263;

    /// <summary>
    /// Where a point is: x and y in pixels of the picture, z in the same measure, smaller nearer to the camera.
    /// </summary>
    public Vector3 this[int index] => points[index];

    /// <summary>How sure the network is that it saw a face, 0 to 1.</summary>
    public float Presence => presence;

    /// <summary>
    /// How far the head leans to its left, clockwise in the picture, in radians: the line through the eyes.
    /// </summary>
    public float Roll
    {
        get
        {
            var eyes = points[LeftEye] - points[RightEye];
            return MathF.Atan2(eyes.Y, eyes.X);
        }
    }

    /// <summary>The upright box around all points.</summary>
    public FaceBox Box
    {
        get
        {
            var (low, high) = (points[0], points[0]);
            foreach (var point in points)
                (low, high) = (Vector3.Min(low, point), Vector3.Max(high, point));
            return new FaceBox(low.X, low.Y, high.X - low.X, high.Y - low.Y);
        }
    }

    /// <summary>Where a point is in the picture, in pixels.</summary>
    public Vector2 At(int index) => new(points[index].X, points[index].Y);
}
