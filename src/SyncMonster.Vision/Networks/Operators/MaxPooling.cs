using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>The largest number of each channel inside a sliding window.</summary>
internal sealed class MaxPooling : Operator
{
    private readonly Tensor input;
    private readonly Window window;

    public MaxPooling(Tensor input, Window window)
    {
        (this.input, this.window) = (input, window);
        Output = new Tensor(1, window.Rows(input.Height), window.Columns(input.Width), input.Channels);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        for (var row = 0; row < Output.Height; row++)
        {
            var top = (row * window.StepDown) - window.Above(input.Height);
            for (var column = 0; column < Output.Width; column++)
            {
                var left = (column * window.StepRight) - window.Left(input.Width);
                var largest = Output.Values.AsSpan(((row * Output.Width) + column) * Output.Channels, Output.Channels);
                largest.Fill(float.NegativeInfinity);
                for (var y = Math.Max(top, 0); y < Math.Min(top + window.Height, input.Height); y++)
                {
                    for (var x = Math.Max(left, 0); x < Math.Min(left + window.Width, input.Width); x++)
                        Raise(largest, input.Values.AsSpan(((y * input.Width) + x) * input.Channels, input.Channels));
                }
            }
        }
    }

    private static void Raise(Span<float> largest, ReadOnlySpan<float> pixel)
    {
        var i = 0;
        for (; i <= largest.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(largest[i..]), new Vector<float>(pixel[i..])).CopyTo(largest[i..]);
        for (; i < largest.Length; i++)
            largest[i] = Math.Max(largest[i], pixel[i]);
    }
}
