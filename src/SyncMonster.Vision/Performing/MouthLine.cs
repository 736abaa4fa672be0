using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// The inner edges of both lips as they are in a picture, at equal steps from the right corner (−1) to the left (1).
/// </summary>
internal sealed class MouthLine
{
    /// <summary>Steps from corner to corner.</summary>
    public const int Steps = 33;

    private readonly float[] upper = new float[Steps];
    private readonly float[] lower = new float[Steps];
    private readonly float right;
    private readonly float middle;
    private readonly float left;
    private readonly float byRight;
    private readonly float byLeft;

    public MouthLine(FaceGeometry face)
    {
        Span<Vector2> upperEdge = stackalloc Vector2[FacePoints.UpperInner.Length];
        Span<Vector2> lowerEdge = stackalloc Vector2[FacePoints.LowerInner.Length];
        Rising(face, FacePoints.UpperInner, upperEdge);
        Rising(face, FacePoints.LowerInner, lowerEdge);
        (right, left) = (upperEdge[0].X, upperEdge[^1].X);

        // A turned mouth is seen shorter on its far side.
        var centre = (upperEdge[upperEdge.Length / 2].X + lowerEdge[lowerEdge.Length / 2].X) / 2;
        middle = Math.Clamp(centre, float.Lerp(right, left, 0.25f), float.Lerp(right, left, 0.75f));
        (byRight, byLeft) = (1 / (middle - right), 1 / (left - middle));
        for (var i = 0; i < Steps; i++)
        {
            var u = U(Part(i));
            upper[i] = Height(upperEdge, u);
            lower[i] = Math.Max(Height(lowerEdge, u), upper[i]);
        }
    }

    /// <summary>Half of the width from corner to corner, in pixels.</summary>
    public float HalfWidth => (left - right) / 2;

    /// <summary>How far the lips are apart at most.</summary>
    public float Gap
    {
        get
        {
            var gap = 0f;
            for (var i = 0; i < Steps; i++)
                gap = Math.Max(gap, lower[i] - upper[i]);
            return gap;
        }
    }

    /// <summary>Which part of the way a step stands for, −1 to 1.</summary>
    public static float Part(int step) => ((2f * step) / (Steps - 1)) - 1;

    /// <summary>The part of the way at which u lies; beyond −1 and 1 outside of the mouth.</summary>
    public float PartAt(float u) => (u - middle) * (u < middle ? byRight : byLeft);

    /// <summary>The u of a part of the way.</summary>
    public float U(float part) => middle + (part * (part < 0 ? middle - right : left - middle));

    /// <summary>The inner edge of the upper lip.</summary>
    public float Upper(float part) => At(upper, part);

    /// <summary>The inner edge of the lower lip.</summary>
    public float Lower(float part) => At(lower, part);

    /// <summary>Moves the edges to where the picture shows them.</summary>
    /// <param name="edges">Where it does.</param>
    /// <param name="height">The height of the face.</param>
    /// <param name="closed">How far the lips count as closed, and therefore as one line, 0 to 1.</param>
    public void MoveTo(LipEdges edges, float height, float closed)
    {
        for (var i = 0; i < Steps; i++)
        {
            var line = ((upper[i] + lower[i]) / 2) + (edges.Line[i] * height);
            upper[i] = float.Lerp(upper[i] + (edges.Upper[i] * height), line, closed);
            lower[i] = Math.Max(upper[i], float.Lerp(lower[i] + (edges.Lower[i] * height), line, closed));
        }
    }

    /// <summary>
    /// Moves both edges apart, into the lips: what lies along the edge of an open mouth is its shadow, and would stay
    /// as a dark line where the mouth closes.
    /// </summary>
    /// <param name="part">By which part of the gap, each.</param>
    public void Widen(float part)
    {
        for (var i = 0; i < Steps; i++)
        {
            var more = part * (lower[i] - upper[i]);
            upper[i] -= more;
            lower[i] += more;
        }
    }

    private static float At(float[] edge, float part)
    {
        var place = Math.Clamp((part + 1) / 2, 0, 1) * (Steps - 1);
        var before = Math.Min((int)place, Steps - 2);
        return float.Lerp(edge[before], edge[before + 1], place - before);
    }

    // In a turned face points may overtake each other; each edge is made to go on to the left at every point.
    private static void Rising(FaceGeometry face, ReadOnlySpan<int> points, Span<Vector2> edge)
    {
        for (var i = 0; i < points.Length; i++)
        {
            edge[i] = face.Local(points[i]);
            if (i > 0)
                edge[i].X = Math.Max(edge[i].X, edge[i - 1].X + 0.01f);
        }
    }

    private static float Height(ReadOnlySpan<Vector2> edge, float u)
    {
        for (var i = 1; i < edge.Length; i++)
        {
            if (u <= edge[i].X || i == edge.Length - 1)
            {
                var part = Math.Clamp((u - edge[i - 1].X) / (edge[i].X - edge[i - 1].X), 0, 1);
                return float.Lerp(edge[i - 1].Y, edge[i].Y, part);
            }
        }

        return edge[^1].Y;
    }
}
