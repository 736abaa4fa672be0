namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>One channel of a block, in the cheapest form found for it (RFC 9639, 9.2).</summary>
internal sealed class Subframe
{
    private const uint Constant = 0, Verbatim = 1, Fixed = 8;
    private const int HeaderBits = 8;

    private readonly int[] samples;
    private readonly int bitsPerSample;
    private readonly uint[] residuals;
    private readonly RicePartitions? partitions;
    private readonly uint type;

    public Subframe(int[] samples, int bitsPerSample)
    {
        this.samples = samples;
        this.bitsPerSample = bitsPerSample;
        residuals = [];
        if (!samples.AsSpan().ContainsAnyExcept(samples[0]))
        {
            type = Constant;
            Bits = HeaderBits + bitsPerSample;
            return;
        }

        type = Verbatim;
        Bits = HeaderBits + ((long)bitsPerSample * samples.Length);
        var order = FixedPredictor.BestOrder(samples);
        residuals = new uint[samples.Length - order];
        FixedPredictor.Residuals(samples, order, residuals);
        partitions = RicePartitions.Of(residuals, samples.Length, order);
        var predicted = HeaderBits + ((long)bitsPerSample * order) + 6 + partitions.Bits;
        if (predicted < Bits)
            (type, Bits) = (Fixed + (uint)order, predicted);
    }

    /// <summary>About what it takes.</summary>
    public long Bits { get; }

    public void Write(BitWriter writer)
    {
        writer.Bits(type << 1, HeaderBits);
        switch (type)
        {
            case Constant:
                writer.Bits((uint)samples[0], bitsPerSample);
                break;
            case Verbatim:
                Plain(writer, samples.Length);
                break;
            default:
                Plain(writer, (int)(type - Fixed));
                Predicted(writer, (int)(type - Fixed));
                break;
        }
    }

    private void Plain(BitWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
            writer.Bits((uint)samples[i], bitsPerSample);
    }

    private void Predicted(BitWriter writer, int order)
    {
        var (partitionOrder, parameters) = (partitions!.Order, partitions.Parameters);
        var isLong = partitions.HasLongParameters;
        writer.Bits(isLong ? 1u : 0, 2);
        writer.Bits((uint)partitionOrder, 4);
        var next = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            writer.Bits((uint)parameter, isLong ? 5 : 4);
            var end = next + RicePartitions.Count(i, partitionOrder, samples.Length, order);
            for (; next < end; next++)
            {
                writer.Unary(residuals[next] >> parameter);
                writer.Bits(residuals[next], parameter);
            }
        }
    }
}
