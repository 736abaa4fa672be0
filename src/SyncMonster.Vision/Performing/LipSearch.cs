using System.Numerics;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// Looks for the edges of lips near where the face's points say they are: the line between closed lips is the darkest
/// way from corner to corner; the edges of an open mouth are where it is darker, or has lighter teeth, than the lip.
/// The points alone may be several pixels off, and then lips tear, or a part of the old mouth stays behind.
/// </summary>
internal static class LipSearch
{
    private const int Places = 15;

    // How far the search goes, by the face's height: up to a third of a lip's thickness.
    private const float LineReach = 0.022f;
    private const float EdgeReach = 0.032f;

    // Costs in steps of luma: for being away from where the points say, and for a bend.
    private const float Distance = 0.12f;
    private const float Bend = 1.2f;

    // The most that one hard edge may win over the others, in steps of luma.
    private const float MostContrast = 30;

    /// <summary>The cheapest way to a place, and the place it comes from.</summary>
    private readonly record struct Way(float Cost, int From);

    /// <summary>Finds the edges of a mouth.</summary>
    public static LipEdges Find(Frame frame, FaceGeometry face, MouthLine line)
    {
        var values = new float[LipEdges.Count];
        Search(part => (line.Upper(part) + line.Lower(part)) / 2, LineReach, Luma, values);
        Search(line.Upper, EdgeReach, Edge, values.AsSpan(MouthLine.Steps));
        Search(line.Lower, EdgeReach, Edge, values.AsSpan(2 * MouthLine.Steps));
        return new LipEdges(values);

        void Search(Func<float, float> said, float reach, Func<float, float, float> cost, Span<float> found)
        {
            var step = 2 * reach / (Places - 1);
            var ways = new Way[MouthLine.Steps][];
            for (var i = 0; i < MouthLine.Steps; i++)
            {
                var part = MouthLine.Part(i);
                var (u, v) = (line.U(part), said(part));
                ways[i] = new Way[Places];
                for (var j = 0; j < Places; j++)
                {
                    var away = j - (Places / 2);
                    var way = i == 0 ? new Way(0, j) : Cheapest(ways[i - 1], j);
                    var here = cost(u, v + (away * step * face.Height));
                    ways[i][j] = way with { Cost = way.Cost + here + (Distance * away * away) };
                }
            }

            Trace(ways, step, found);
        }

        float Luma(float u, float v) => At(frame, face.ToPicture(new Vector2(u, v)));

        float Edge(float u, float v)
        {
            var around = Math.Max(1, 0.007f * face.Height);
            return -Math.Min(MostContrast, Math.Abs(Luma(u, v - around) - Luma(u, v + around)));
        }
    }

    private static Way Cheapest(Way[] before, int place)
    {
        var best = new Way(float.PositiveInfinity, place);
        for (var j = Math.Max(0, place - 2); j <= Math.Min(Places - 1, place + 2); j++)
        {
            var cost = before[j].Cost + (Bend * (place - j) * (place - j));
            if (cost < best.Cost)
                best = new Way(cost, j);
        }

        return best;
    }

    private static void Trace(Way[][] ways, float step, Span<float> found)
    {
        var offsets = new float[MouthLine.Steps];
        var place = Enumerable.Range(0, Places).MinBy(j => ways[^1][j].Cost);
        for (var i = MouthLine.Steps - 1; i >= 0; place = ways[i][place].From, i--)
            offsets[i] = (place - (Places / 2)) * step;

        // Whole steps become a smooth line, and the corners stay where the points say.
        for (var i = 0; i < MouthLine.Steps; i++)
        {
            var (sum, weights) = (0f, 0f);
            for (var j = Math.Max(0, i - 3); j <= Math.Min(MouthLine.Steps - 1, i + 3); j++)
            {
                var weight = 4 - Math.Abs(i - j);
                (sum, weights) = (sum + (weight * offsets[j]), weights + weight);
            }

            found[i] = sum / weights * Math.Min(1, 6 * (1 - Math.Abs(MouthLine.Part(i))));
        }
    }

    private static float At(Frame frame, Vector2 at)
    {
        var (x, y) = (Math.Clamp(at.X - 0.5f, 0, frame.Width - 1), Math.Clamp(at.Y - 0.5f, 0, frame.Height - 1));
        var (column, row) = ((int)x, (int)y);
        var (next, below) = (Math.Min(column + 1, frame.Width - 1), Math.Min(row + 1, frame.Height - 1));
        var luma = frame.Data;
        return float.Lerp(
            float.Lerp(luma[(row * frame.Width) + column], luma[(row * frame.Width) + next], x - column),
            float.Lerp(luma[(below * frame.Width) + column], luma[(below * frame.Width) + next], x - column),
            y - row);
    }
}
