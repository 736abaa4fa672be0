using System.Numerics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>The largest number of each channel inside a sliding window.</summary>
internal sealed class MaxPooling : Operator
{
    private readonly Tensor _input;
    private readonly Window _window;

    public MaxPooling(Tensor input, Window window)
    {
        (_input, _window) = (input, window);
        Output = new Tensor(1, window.Rows(input.Height), window.Columns(input.Width), input.Channels);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        for (var row = 0; row < Output.Height; row++)
        {
            var top = (row * _window.StepDown) - _window.Above(_input.Height);
            for (var column = 0; column < Output.Width; column++)
            {
                var left = (column * _window.StepRight) - _window.Left(_input.Width);
                var largest = Output.Values.AsSpan(((row * Output.Width) + column) * Output.Channels, Output.Channels);
                largest.Fill(float.NegativeInfinity);
                for (var y = Math.Max(top, 0); y < Math.Min(top + _window.Height, _input.Height); y++)
                {
                    for (var x = Math.Max(left, 0); x < Math.Min(left + _window.Width, _input.Width); x++)
                        Raise(largest, _input.Values.AsSpan(((y * _input.Width) + x) * _input.Channels, _input.Channels));
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
