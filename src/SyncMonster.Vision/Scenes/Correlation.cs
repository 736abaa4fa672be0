using System.Numerics;
using System.Runtime.CompilerServices;

namespace SyncMonster.Vision.Scenes;

/// <summary>
/// How alike two pictures are in structure, more or less light set aside, when one is moved a little.
/// </summary>
/// <param name="Value">Their correlation: 1 the same structure, 0 none in common.</param>
/// <param name="Across">How far the first must be moved to the right, in pixels of a thumbnail.</param>
/// <param name="Down">How far down.</param>
internal readonly record struct Correlation(double Value, int Across, int Down)
{
    // A fast pan moves a picture by this much from frame to frame, in pixels of a thumbnail.
    private const int MostAcross = 18;
    private const int MostDown = 6;

    // Good enough to stop looking for a better shift.
    private const double Same = 0.97;

    // Deviations below this are what compression leaves of a surface: no structure to compare.
    private const double LeastVariance = 2;

    // Two surfaces are the same if their brightness is.
    private const float SameSurface = 24;

    /// <summary>The correlation at the shift where it is best.</summary>
    public static Correlation Best(Thumbnail left, Thumbnail right)
    {
        if (left.Variance < LeastVariance && right.Variance < LeastVariance)
            return new Correlation(Math.Abs(left.Mean - right.Mean) < SameSurface ? 1 : 0, 0, 0);
        var best = new Correlation(At(left, right, 0, 0), 0, 0);
        for (var down = -MostDown; down <= MostDown && best.Value < Same; down++)
        {
            for (var across = -MostAcross; across <= MostAcross && best.Value < Same; across++)
            {
                if (At(left, right, across, down) is var value && value > best.Value)
                    best = new Correlation(value, across, down);
            }
        }

        return best with { Value = Math.Max(best.Value, 0) };
    }

    private static double At(Thumbnail left, Thumbnail right, int across, int down)
    {
        var width = Thumbnail.Width - Math.Abs(across);
        var height = Thumbnail.Height - Math.Abs(down);
        return Of(
            left.Luma.AsSpan((Math.Max(0, -down) * Thumbnail.Width) + Math.Max(0, -across)),
            right.Luma.AsSpan((Math.Max(0, down) * Thumbnail.Width) + Math.Max(0, across)),
            width,
            height);
    }

    /// <summary>
    /// The correlation of two parts of the same size, each row as far from the next as in a thumbnail.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int width, int height)
    {
        Vector<float> sumsLeft =
            default, sumsRight = default, squaresLeft = default, squaresRight = default, products = default;
        float sumLeft = 0, sumRight = 0, squareLeft = 0, squareRight = 0, product = 0;
        for (var y = 0; y < height; y++)
        {
            var a = left.Slice(y * Thumbnail.Width, width);
            var b = right.Slice(y * Thumbnail.Width, width);
            var x = 0;
            for (; x <= width - Vector<float>.Count; x += Vector<float>.Count)
            {
                var (u, v) = (new Vector<float>(a[x..]), new Vector<float>(b[x..]));
                sumsLeft += u;
                sumsRight += v;
                squaresLeft += u * u;
                squaresRight += v * v;
                products += u * v;
            }

            for (; x < width; x++)
            {
                sumLeft += a[x];
                sumRight += b[x];
                squareLeft += a[x] * a[x];
                squareRight += b[x] * b[x];
                product += a[x] * b[x];
            }
        }

        double count = width * height;
        var meanLeft = (sumLeft + Vector.Sum(sumsLeft)) / count;
        var meanRight = (sumRight + Vector.Sum(sumsRight)) / count;
        var varianceLeft = ((squareLeft + Vector.Sum(squaresLeft)) / count) - (meanLeft * meanLeft);
        var varianceRight = ((squareRight + Vector.Sum(squaresRight)) / count) - (meanRight * meanRight);
        var covariance = ((product + Vector.Sum(products)) / count) - (meanLeft * meanRight);
        return covariance / Math.Sqrt(Math.Max(varianceLeft, LeastVariance) * Math.Max(varianceRight, LeastVariance));
    }
}
