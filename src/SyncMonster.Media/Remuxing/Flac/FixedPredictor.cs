namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>
/// FLAC's fixed predictors (RFC 9639, 9.2.5): what remains of a signal after polynomials of degree 0 to 4.
/// </summary>
internal static class FixedPredictor
{
    public const int MaximumOrder = 4;

    /// <summary>The order that leaves the least.</summary>
    public static int BestOrder(ReadOnlySpan<int> samples)
    {
        if (samples.Length <= MaximumOrder)
            return 0;
        Span<long> sums = stackalloc long[MaximumOrder + 1];
        int last0 = samples[3], last1 = last0 - samples[2];
        var second = samples[2] - samples[1];
        var last2 = last1 - second;
        var last3 = last2 - (second - (samples[1] - samples[0]));
        foreach (var sample in samples[MaximumOrder..])
        {
            // Differences of differences: each order's residual is the change of the one below.
            var e1 = sample - last0;
            var e2 = e1 - last1;
            var e3 = e2 - last2;
            var e4 = e3 - last3;
            sums[0] += Math.Abs((long)sample);
            sums[1] += Math.Abs((long)e1);
            sums[2] += Math.Abs((long)e2);
            sums[3] += Math.Abs((long)e3);
            sums[4] += Math.Abs((long)e4);
            (last0, last1, last2, last3) = (sample, e1, e2, e3);
        }

        var best = 0;
        for (var order = 1; order <= MaximumOrder; order++)
        {
            if (sums[order] < sums[best])
                best = order;
        }

        return best;
    }

    /// <summary>
    /// Writes the residuals from sample <paramref name="order"/> on, zigzag: 0, −1, 1, −2, … become 0, 1, 2, 3, ….
    /// </summary>
    public static void Residuals(ReadOnlySpan<int> x, int order, Span<uint> residuals)
    {
        for (var i = order; i < x.Length; i++)
        {
            var residual = order switch
            {
                0 => x[i],
                1 => x[i] - x[i - 1],
                2 => x[i] - (2 * x[i - 1]) + x[i - 2],
                3 => x[i] - (3 * x[i - 1]) + (3 * x[i - 2]) - x[i - 3],
                _ => x[i] - (4 * x[i - 1]) + (6 * x[i - 2]) - (4 * x[i - 3]) + x[i - 4],
            };
            residuals[i - order] = (uint)((residual << 1) ^ (residual >> 31));
        }
    }
}
