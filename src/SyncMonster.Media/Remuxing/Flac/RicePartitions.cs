namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>
/// How the residuals of a block are cut into partitions, each with a Rice parameter of its own (RFC 9639, 9.2.7).
/// </summary>
/// <param name="Order">There are two to the power of this partitions.</param>
/// <param name="Parameters">The parameter of each.</param>
/// <param name="Bits">What they and the residuals take.</param>
internal sealed record RicePartitions(int Order, int[] Parameters, long Bits)
{
    // Four bits hold parameters up to 14; above, five are used (15 and 31 would mean plain numbers).
    private const int LargestShort = 14;
    private const int Largest = 30;
    private const int MaximumOrder = 6;

    public bool HasLongParameters => Parameters.Any(parameter => parameter > LargestShort);

    public static RicePartitions Of(ReadOnlySpan<uint> residuals, int blockSize, int predictorOrder)
    {
        var order = 0;
        while (order < MaximumOrder && blockSize % (2 << order) == 0 && blockSize >> (order + 1) > predictorOrder)
            order++;

        // Sums over the smallest partitions; every larger one is two of them.
        var sums = new ulong[1 << order];
        for (int i = 0, at = 0; i < sums.Length; i++)
        {
            var count = Count(i, order, blockSize, predictorOrder);
            foreach (var residual in residuals.Slice(at, count))
                sums[i] += residual;
            at += count;
        }

        var best = Choose(sums, order, blockSize, predictorOrder);
        while (order-- > 0)
        {
            var merged = new ulong[1 << order];
            for (var i = 0; i < merged.Length; i++)
                merged[i] = sums[2 * i] + sums[(2 * i) + 1];
            sums = merged;
            var candidate = Choose(sums, order, blockSize, predictorOrder);
            if (candidate.Bits < best.Bits)
                best = candidate;
        }

        return best;
    }

    /// <summary>Residuals of a partition: the first has the predictor's own samples taken out of it.</summary>
    public static int Count(int partition, int order, int blockSize, int predictorOrder) =>
        (blockSize >> order) - (partition == 0 ? predictorOrder : 0);

    private static RicePartitions Choose(ulong[] sums, int order, int blockSize, int predictorOrder)
    {
        var parameters = new int[sums.Length];
        long bits = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            var count = Count(i, order, blockSize, predictorOrder);
            var parameter = 0;
            while (parameter < Largest && (ulong)count << (parameter + 1) < sums[i])
                parameter++;
            parameters[i] = parameter;

            // Each takes its low bits, a one, and as many zeros as its high bits say: at most the sum of them.
            bits += 5 + ((long)count * (parameter + 1)) + (long)(sums[i] >> parameter);
        }

        return new RicePartitions(order, parameters, bits);
    }
}
