using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Keeps what is above zero.</summary>
internal sealed class Relu(Tensor input) : Operator
{
    public override Tensor Output { get; } = new([.. input.Shape]);

    public override void Run() => Apply(input.Values, Output.Values);

    public static void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        var i = 0;
        for (; i <= input.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(input[i..]), Vector<float>.Zero).CopyTo(output[i..]);
        for (; i < input.Length; i++)
            output[i] = Math.Max(input[i], 0);
    }
}
