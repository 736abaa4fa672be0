using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// The inner edges of both lips as they are in a picture, at equal steps from the right corner (−1) to the left (1).
/// </summary>
internal sealed class MouthLine
{
    /// <summary>Steps from corner to corner.</summary>
    public const int Steps = 33;

    private readonly float[] _upper = new float[Steps];
    private readonly float[] _lower = new float[Steps];
    private readonly float _right;
    private readonly float _middle;
    private readonly float _left;
    private readonly float _byRight;
    private readonly float _byLeft;

    public MouthLine(FaceGeometry face)
    {
        Span<Vector2> upperEdge = stackalloc Vector2[FacePoints.UpperInner.Length];
        Span<Vector2> lowerEdge = stackalloc Vector2[FacePoints.LowerInner.Length];
        Rising(face, FacePoints.UpperInner, upperEdge);
        Rising(face, FacePoints.LowerInner, lowerEdge);
        (_right, _left) = (upperEdge[0].X, upperEdge[^1].X);

        // A turned mouth is seen shorter on its far side.
        var centre = (upperEdge[upperEdge.Length / 2].X + lowerEdge[lowerEdge.Length / 2].X) / 2;
        _middle = Math.Clamp(centre, float.Lerp(_right, _left, 0.25f), float.Lerp(_right, _left, 0.75f));
        (_byRight, _byLeft) = (1 / (_middle - _right), 1 / (_left - _middle));
        for (var i = 0; i < Steps; i++)
        {
            var u = U(Part(i));
            _upper[i] = Height(upperEdge, u);
            _lower[i] = Math.Max(Height(lowerEdge, u), _upper[i]);
        }
    }

    /// <summary>Half of the width from corner to corner, in pixels.</summary>
    public float HalfWidth => (_left - _right) / 2;

    /// <summary>How far the lips are apart at most.</summary>
    public float Gap
    {
        get
        {
            var gap = 0f;
            for (var i = 0; i < Steps; i++)
                gap = Math.Max(gap, _lower[i] - _upper[i]);
            return gap;
        }
    }

    /// <summary>Which part of the way a step stands for, −1 to 1.</summary>
    public static float Part(int step) => ((2f * step) / (Steps - 1)) - 1;

    /// <summary>The part of the way at which u lies; beyond −1 and 1 outside of the mouth.</summary>
    public float PartAt(float u) => (u - _middle) * (u < _middle ? _byRight : _byLeft);

    /// <summary>The u of a part of the way.</summary>
    public float U(float part) => _middle + (part * (part < 0 ? _middle - _right : _left - _middle));

    /// <summary>The inner edge of the upper lip.</summary>
    public float Upper(float part) => At(_upper, part);

    /// <summary>The inner edge of the lower lip.</summary>
    public float Lower(float part) => At(_lower, part);

    /// <summary>Moves the edges to where the picture shows them.</summary>
    /// <param name="edges">Where it does.</param>
    /// <param name="height">The height of the face.</param>
    /// <param name="closed">How far the lips count as closed, and therefore as one line, 0 to 1.</param>
    public void MoveTo(LipEdges edges, float height, float closed)
    {
        for (var i = 0; i < Steps; i++)
        {
            var line = ((_upper[i] + _lower[i]) / 2) + (edges.Line[i] * height);
            _upper[i] = float.Lerp(_upper[i] + (edges.Upper[i] * height), line, closed);
            _lower[i] = Math.Max(_upper[i], float.Lerp(_lower[i] + (edges.Lower[i] * height), line, closed));
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
            var more = part * (_lower[i] - _upper[i]);
            _upper[i] -= more;
            _lower[i] += more;
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
