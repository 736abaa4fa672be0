namespace SyncMonster.Vision.Networks.Operators;

/// <summary>The same numbers in another shape.</summary>
internal sealed class Reshape : Operator
{
    public Reshape(Tensor input, int[] shape)
    {
        Require(
            shape.Aggregate(1, (product, length) => product * length) == input.Values.Length,
            "a shape for more or fewer numbers");
        Output = new Tensor(shape, input.Values);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        // Both are views of the same numbers.
    }
}
