using System.Numerics;
using SyncMonster.Vision.Faces;

namespace SyncMonster.Vision.Following;

/// <summary>A face that was seen in a frame.</summary>
internal readonly record struct Sighting(long Frame, DetectedFace Face)
{
    /// <summary>Where the face was between two sightings of it.</summary>
    public static DetectedFace Between(Sighting from, Sighting to, long frame)
    {
        var part = to.Frame == from.Frame ? 0 : (float)(frame - from.Frame) / (to.Frame - from.Frame);
        var (a, b) = (from.Face, to.Face);
        return new DetectedFace(
            new FaceBox(
                float.Lerp(a.Box.X, b.Box.X, part),
                float.Lerp(a.Box.Y, b.Box.Y, part),
                float.Lerp(a.Box.Width, b.Box.Width, part),
                float.Lerp(a.Box.Height, b.Box.Height, part)),
            float.Lerp(a.Score, b.Score, part),
            Vector2.Lerp(a.RightEye, b.RightEye, part),
            Vector2.Lerp(a.LeftEye, b.LeftEye, part),
            Vector2.Lerp(a.NoseTip, b.NoseTip, part),
            Vector2.Lerp(a.Mouth, b.Mouth, part),
            Vector2.Lerp(a.RightEar, b.RightEar, part),
            Vector2.Lerp(a.LeftEar, b.LeftEar, part));
    }
}
