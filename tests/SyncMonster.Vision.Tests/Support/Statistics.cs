namespace SyncMonster.Vision.Tests.Support;

/// <summary>How far two rows of numbers go together.</summary>
internal static class Statistics
{
    /// <summary>Pearson's correlation; 0 where one of them does not vary.</summary>
    public static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var count = Math.Min(a.Count, b.Count);
        var (meanA, meanB) = (a.Take(count).Average(), b.Take(count).Average());
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < count; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return aa * bb < 1e-12 ? 0 : ab / Math.Sqrt(aa * bb);
    }

    /// <summary>
    /// The correlation with <paramref name="b"/> moved by each lag, and the lag at which it is highest.
    /// </summary>
    public static (int Lag, double Correlation) BestLag(IReadOnlyList<double> a, IReadOnlyList<double> b, int most) =>
        Enumerable.Range(-most, (2 * most) + 1)
            .Select(lag => (lag, Correlation([.. a.Skip(Math.Max(0, lag))], [.. b.Skip(Math.Max(0, -lag))])))
            .MaxBy(pair => pair.Item2);

    /// <summary>The loudness of samples around the time of each frame, as anyone would plot it.</summary>
    public static double[] Envelope(float[] samples, int sampleRate, double framesPerSecond, int frames) =>
        [.. Enumerable.Range(0, frames).Select(frame =>
        {
            var middle = (int)(frame / framesPerSecond * sampleRate);
            var from = Math.Clamp(middle - (sampleRate / 33), 0, samples.Length);
            var to = Math.Clamp(middle + (sampleRate / 33), 0, samples.Length);
            return to <= from ? 0 : Math.Sqrt(samples[from..to].Average(s => (double)s * s));
        })];
}
