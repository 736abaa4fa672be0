using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Adds two tensors of one shape, number by number.</summary>
internal sealed class Addition : Operator
{
    private readonly Tensor _left;
    private readonly Tensor _right;
    private readonly bool _relu;

    public Addition(Tensor left, Tensor right, bool relu)
    {
        Require(left.Shape.SequenceEqual(right.Shape), "the sum of different shapes");
        (_left, _right, _relu) = (left, right, relu);
        Output = new Tensor([.. left.Shape]);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        ReadOnlySpan<float> a = _left.Values, b = _right.Values;
        Span<float> sum = Output.Values;
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(a[i..]) + new Vector<float>(b[i..])).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] = a[i] + b[i];
        if (_relu)
            Relu.Apply(sum, sum);
    }
}
