namespace SyncMonster.Vision.Networks.Operators;

/// <summary>One step of a network: makes its output of its inputs, which it checked when it was made.</summary>
internal abstract class Operator
{
    public abstract Tensor Output { get; }

    public abstract void Run();

    protected static void Require(bool holds, string what)
    {
        if (!holds)
            throw new InvalidDataException($"The network asks for {what}, which is not supported.");
    }
}
