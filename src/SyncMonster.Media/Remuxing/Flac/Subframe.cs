namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>One channel of a block, in the cheapest form found for it (RFC 9639, 9.2).</summary>
internal sealed class Subframe
{
    private const uint Constant = 0, Verbatim = 1, Fixed = 8;
    private const int HeaderBits = 8;

    private readonly int[] _samples;
    private readonly int _bitsPerSample;
    private readonly uint[] _residuals;
    private readonly RicePartitions? _partitions;
    private readonly uint _type;

    public Subframe(int[] samples, int bitsPerSample)
    {
        _samples = samples;
        _bitsPerSample = bitsPerSample;
        _residuals = [];
        if (!samples.AsSpan().ContainsAnyExcept(samples[0]))
        {
            _type = Constant;
            Bits = HeaderBits + bitsPerSample;
            return;
        }

        _type = Verbatim;
        Bits = HeaderBits + ((long)bitsPerSample * samples.Length);
        var order = FixedPredictor.BestOrder(samples);
        _residuals = new uint[samples.Length - order];
        FixedPredictor.Residuals(samples, order, _residuals);
        _partitions = RicePartitions.Of(_residuals, samples.Length, order);
        var predicted = HeaderBits + ((long)bitsPerSample * order) + 6 + _partitions.Bits;
        if (predicted < Bits)
            (_type, Bits) = (Fixed + (uint)order, predicted);
    }

    /// <summary>About what it takes.</summary>
    public long Bits { get; }

    public void Write(BitWriter writer)
    {
        writer.Bits(_type << 1, HeaderBits);
        switch (_type)
        {
            case Constant:
                writer.Bits((uint)_samples[0], _bitsPerSample);
                break;
            case Verbatim:
                Plain(writer, _samples.Length);
                break;
            default:
                Plain(writer, (int)(_type - Fixed));
                Predicted(writer, (int)(_type - Fixed));
                break;
        }
    }

    private void Plain(BitWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
            writer.Bits((uint)_samples[i], _bitsPerSample);
    }

    private void Predicted(BitWriter writer, int order)
    {
        var (partitionOrder, parameters) = (_partitions!.Order, _partitions.Parameters);
        var isLong = _partitions.HasLongParameters;
        writer.Bits(isLong ? 1u : 0, 2);
        writer.Bits((uint)partitionOrder, 4);
        var next = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            writer.Bits((uint)parameter, isLong ? 5 : 4);
            var end = next + RicePartitions.Count(i, partitionOrder, _samples.Length, order);
            for (; next < end; next++)
            {
                writer.Unary(_residuals[next] >> parameter);
                writer.Bits(_residuals[next], parameter);
            }
        }
    }
}
