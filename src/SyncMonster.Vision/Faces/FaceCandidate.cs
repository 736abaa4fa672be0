using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>One answer of the detector's network: several neighbouring ones mean the same face.</summary>
/// <param name="Box">The box.</param>
/// <param name="Score">How sure the network is.</param>
/// <param name="Points">Its six points in the network's order.</param>
internal sealed record FaceCandidate(FaceBox Box, float Score, Vector2[] Points)
{
    private const float SameFace = 0.3f;
    private const float Inside = 0.6f;

    /// <summary>
    /// Brings candidates down to faces: the best one stands for all that overlap it, at the mean of their places
    /// weighted by their scores. What lies mostly inside of it, or around it, is no face of its own either.
    /// </summary>
    public static List<DetectedFace> Merge(List<FaceCandidate> candidates)
    {
        List<DetectedFace> faces = [];
        List<FaceCandidate> left = [.. candidates.OrderByDescending(candidate => candidate.Score)];
        while (left.Count > 0)
        {
            var best = left[0];
            faces.Add(Mean(left.FindAll(other => best.Box.Overlap(other.Box) > SameFace || other == best), best.Score));
            left.RemoveAll(other => other == best
                || best.Box.Overlap(other.Box) > SameFace
                || best.Box.Common(other.Box) > Inside * Math.Min(best.Box.Area, other.Box.Area));
        }

        return faces;
    }

    private static DetectedFace Mean(List<FaceCandidate> same, float score)
    {
        var total = same.Sum(candidate => candidate.Score);
        var box = new FaceBox(Of(c => c.Box.X), Of(c => c.Box.Y), Of(c => c.Box.Width), Of(c => c.Box.Height));
        return new DetectedFace(box, score, Point(0), Point(1), Point(2), Point(3), Point(4), Point(5));

        float Of(Func<FaceCandidate, float> value) => same.Sum(candidate => value(candidate) * candidate.Score) / total;

        Vector2 Point(int index) => new(Of(c => c.Points[index].X), Of(c => c.Points[index].Y));
    }
}
