namespace SyncMonster.Vision.Networks.Operators;

/// <summary>
/// Slides weights over a picture, all channels into each of the output's. A row of places at a time becomes a product
/// of matrices: what the window covers at each place, times the weights.
/// </summary>
internal sealed class Convolution : Operator
{
    private readonly Tensor _input;
    private readonly float[] _matrix;
    private readonly float[] _bias;
    private readonly Window _window;
    private readonly bool _relu;
    private readonly float[] _covered;

    /// <param name="input">The picture.</param>
    /// <param name="weights">A picture of the window's size for each channel of the output.</param>
    /// <param name="bias">What each channel of the output starts from.</param>
    /// <param name="window">Where the weights slide.</param>
    /// <param name="relu">Whether only what is above zero is kept.</param>
    public Convolution(Tensor input, Tensor weights, Tensor bias, Window window, bool relu)
    {
        var channels = weights.Shape[0];
        Require(weights.Channels == input.Channels && bias.Values.Length == channels, "weights for another picture");
        (_input, _bias, _window, _relu) = (input, bias.Values, window, relu);
        _matrix = Transpose(weights.Values, channels);
        Output = new Tensor(1, window.Rows(input.Height), window.Columns(input.Width), channels);
        _covered = IsPixelByPixel ? [] : new float[Output.Width * Covered];
    }

    public override Tensor Output { get; }

    private int Covered => _window.Height * _window.Width * _input.Channels;

    private bool IsPixelByPixel => _window is { Height: 1, Width: 1, StepDown: 1, StepRight: 1 };

    public override unsafe void Run()
    {
        fixed (float* pixels = _input.Values, rows = _covered, factors = _matrix, starts = _bias, outputs = Output.Values)
        {
            if (IsPixelByPixel)
            {
                MatrixProduct.Write(
                    pixels, Output.Height * Output.Width, Covered, factors, Output.Channels, starts, outputs);
            }
            else
            {
                for (var row = 0; row < Output.Height; row++)
                {
                    Gather(row);
                    MatrixProduct.Write(rows, Output.Width, Covered, factors, Output.Channels, starts,
                        outputs + (row * Output.Width * Output.Channels));
                }
            }
        }

        if (_relu)
            Relu.Apply(Output.Values, Output.Values);
    }

    /// <summary>
    /// Lays what the window covers at each place of a row side by side, zeros where it stands over the edge.
    /// </summary>
    private void Gather(int row)
    {
        _covered.AsSpan().Clear();
        var top = (row * _window.StepDown) - _window.Above(_input.Height);
        var channels = _input.Channels;
        for (var column = 0; column < Output.Width; column++)
        {
            var left = (column * _window.StepRight) - _window.Left(_input.Width);
            int first = Math.Max(0, -left), end = Math.Min(_window.Width, _input.Width - left);
            for (var y = Math.Max(0, -top); y < Math.Min(_window.Height, _input.Height - top); y++)
            {
                var from = (((top + y) * _input.Width) + left + first) * channels;
                var to = (column * Covered) + (((y * _window.Width) + first) * channels);
                _input.Values.AsSpan(from, (end - first) * channels).CopyTo(_covered.AsSpan(to));
            }
        }
    }

    private static float[] Transpose(float[] weights, int outputs)
    {
        var turned = new float[weights.Length];
        var inputs = weights.Length / outputs;
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                turned[(i * outputs) + o] = weights[(o * inputs) + i];
        }

        return turned;
    }
}
