using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Keeps what is above zero, and multiplies what is below by a slope of its channel.</summary>
internal sealed class ParametricRelu : Operator
{
    private readonly Tensor _input;
    private readonly float[] _slopes;

    public ParametricRelu(Tensor input, Tensor slopes)
    {
        Require(slopes.Values.Length == input.Channels, "slopes that are not one a channel");
        (_input, _slopes) = (input, slopes.Values);
        Output = new Tensor([.. input.Shape]);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        var channels = _slopes.Length;
        for (var pixel = 0; pixel < _input.Values.Length; pixel += channels)
            Apply(_input.Values.AsSpan(pixel, channels), _slopes, Output.Values.AsSpan(pixel, channels));
    }

    private static void Apply(ReadOnlySpan<float> from, ReadOnlySpan<float> slopes, Span<float> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var x = new Vector<float>(from[i..]);
            var below = Vector.Min(x, Vector<float>.Zero) * new Vector<float>(slopes[i..]);
            (Vector.Max(x, Vector<float>.Zero) + below).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
            to[i] = from[i] > 0 ? from[i] : from[i] * slopes[i];
    }
}
