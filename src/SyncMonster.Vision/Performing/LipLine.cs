using System.Numerics;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// Looks for the line between closed lips: the darkest way from corner to corner, near where the face's points say it is.
/// They alone may be several pixels off, and lips that part inside of a lip look torn.
/// </summary>
internal static class LipLine
{
    private const int Places = 15;

    /// <summary>The cheapest way to a place, and the place it comes from.</summary>
    private readonly record struct Way(float Cost, int From);

    // Costs in steps of luma: for being away from where the points say, and for a bend.
    private const float Distance = 0.12f;
    private const float Bend = 1.2f;

    /// <summary>How far the line is below the middle between the lips' inner edges, in pixels, for each step of a mouth.</summary>
    public static float[] Find(Frame frame, FaceGeometry face, MouthLine line)
    {
        // Up to a third of a lip's thickness, which is what the points are off by at worst.
        var search = 0.022f * face.Height;
        var step = 2 * search / (Places - 1);
        var ways = new Way[MouthLine.Steps][];
        for (var i = 0; i < MouthLine.Steps; i++)
        {
            var part = MouthLine.Part(i);
            var middle = (line.Upper(part) + line.Lower(part)) / 2;
            ways[i] = new Way[Places];
            for (var j = 0; j < Places; j++)
            {
                var away = j - (Places / 2);
                var at = face.ToPicture(new Vector2(line.U(part), middle + (away * step)));
                var way = i == 0 ? new Way(0, j) : Cheapest(ways[i - 1], j);
                ways[i][j] = way with { Cost = way.Cost + Luma(frame, at) + (Distance * away * away) };
            }
        }

        return Trace(ways, step);
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

    private static float[] Trace(Way[][] ways, float step)
    {
        var offsets = new float[MouthLine.Steps];
        var place = Enumerable.Range(0, Places).MinBy(j => ways[^1][j].Cost);
        for (var i = MouthLine.Steps - 1; i >= 0; place = ways[i][place].From, i--)
            offsets[i] = (place - (Places / 2)) * step;

        // Whole steps become a smooth line, and the corners stay where the points say.
        var smooth = new float[MouthLine.Steps];
        for (var i = 0; i < MouthLine.Steps; i++)
        {
            var (sum, weights) = (0f, 0f);
            for (var j = Math.Max(0, i - 3); j <= Math.Min(MouthLine.Steps - 1, i + 3); j++)
            {
                var weight = 4 - Math.Abs(i - j);
                (sum, weights) = (sum + (weight * offsets[j]), weights + weight);
            }

            smooth[i] = sum / weights * Math.Min(1, 6 * (1 - Math.Abs(MouthLine.Part(i))));
        }

        return smooth;
    }

    private static float Luma(Frame frame, Vector2 at)
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
