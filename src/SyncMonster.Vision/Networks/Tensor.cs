namespace SyncMonster.Vision.Networks;

/// <summary>
/// Numbers in rows of rows. Pictures lie as TFLite lays them: one picture, its rows, their pixels, their channels.
/// </summary>
/// <param name="shape">The length of each dimension, outermost first.</param>
/// <param name="values">The numbers, innermost dimension first to change.</param>
internal sealed class Tensor(int[] shape, float[] values)
{
    public Tensor(params int[] shape)
        : this(shape, new float[shape.Aggregate(1, (product, length) => checked(product * length))])
    {
    }

    public IReadOnlyList<int> Shape { get; } = shape;

    public float[] Values { get; } = values;

    /// <summary>Rows of a picture.</summary>
    public int Height => Shape[1];

    /// <summary>Pixels in a row of a picture.</summary>
    public int Width => Shape[2];

    /// <summary>Numbers in a pixel: the innermost dimension.</summary>
    public int Channels => Shape[^1];
}
