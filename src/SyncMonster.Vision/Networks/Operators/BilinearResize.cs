using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>A picture in another size; each pixel mixed of the four around its centre (half-pixel centres).</summary>
internal sealed class BilinearResize : Operator
{
    private readonly Tensor _input;

    public BilinearResize(Tensor input, int height, int width)
    {
        Require(input.Shape.Count == 4 && height > 0 && width > 0, "another size of something else than a picture");
        _input = input;
        Output = new Tensor(1, height, width, input.Channels);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        for (var row = 0; row < Output.Height; row++)
        {
            var (upper, lower, down) = Neighbours(row, _input.Height, Output.Height);
            for (var column = 0; column < Output.Width; column++)
            {
                var (left, right, across) = Neighbours(column, _input.Width, Output.Width);
                Mix(Pixel(_input, upper, left), Pixel(_input, upper, right), Pixel(_input, lower, left), Pixel(
                    _input, lower, right),
                    across, down, Pixel(Output, row, column));
            }
        }
    }

    private static (int Before, int After, float Share) Neighbours(int place, int from, int to)
    {
        var centre = Math.Max(0, ((place + 0.5f) * from / to) - 0.5f);
        var before = Math.Min((int)centre, from - 1);
        return (before, Math.Min(before + 1, from - 1), centre - before);
    }

    private static Span<float> Pixel(Tensor picture, int row, int column) =>
        picture.Values.AsSpan(((row * picture.Width) + column) * picture.Channels, picture.Channels);

    private static void Mix(
        ReadOnlySpan<float> upperLeft, ReadOnlySpan<float> upperRight, ReadOnlySpan<float> lowerLeft, ReadOnlySpan<float> lowerRight,
        float across, float down, Span<float> mixed)
    {
        var (a, b) = ((1 - across) * (1 - down), across * (1 - down));
        var (c, d) = ((1 - across) * down, across * down);
        var i = 0;
        for (; i <= mixed.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = (new Vector<float>(upperLeft[i..]) * a) + (new Vector<float>(upperRight[i..]) * b)
                + (new Vector<float>(lowerLeft[i..]) * c) + (new Vector<float>(lowerRight[i..]) * d);
            sum.CopyTo(mixed[i..]);
        }

        for (; i < mixed.Length; i++)
            mixed[i] = (upperLeft[i] * a) + (upperRight[i] * b) + (lowerLeft[i] * c) + (lowerRight[i] * d);
    }
}
