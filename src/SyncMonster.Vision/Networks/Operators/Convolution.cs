namespace SyncMonster.Vision.Networks.Operators;

/// <summary>
/// Slides weights over a picture, all channels into each of the output's. A row of places at a time becomes a product
/// of matrices: what the window covers at each place, times the weights.
/// </summary>
internal sealed class Convolution : Operator
{
    private readonly Tensor input;
    private readonly float[] matrix;
    private readonly float[] bias;
    private readonly Window window;
    private readonly bool relu;
    private readonly float[] covered;

    /// <param name="input">The picture.</param>
    /// <param name="weights">A picture of the window's size for each channel of the output.</param>
    /// <param name="bias">What each channel of the output starts from.</param>
    /// <param name="window">Where the weights slide.</param>
    /// <param name="relu">Whether only what is above zero is kept.</param>
    public Convolution(Tensor input, Tensor weights, Tensor bias, Window window, bool relu)
    {
        var channels = weights.Shape[0];
        Require(weights.Channels == input.Channels && bias.Values.Length == channels, "weights for another picture");
        (this.input, this.bias, this.window, this.relu) = (input, bias.Values, window, relu);
        matrix = Transpose(weights.Values, channels);
        Output = new Tensor(1, window.Rows(input.Height), window.Columns(input.Width), channels);
        covered = IsPixelByPixel ? [] : new float[Output.Width * Covered];
    }

    public override Tensor Output { get; }

    private int Covered => window.Height * window.Width * input.Channels;

    private bool IsPixelByPixel => window is { Height: 1, Width: 1, StepDown: 1, StepRight: 1 };

    public override unsafe void Run()
    {
        fixed (float* pixels = input.Values, rows = covered, factors = matrix, starts = bias, outputs = Output.Values)
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

        if (relu)
            Relu.Apply(Output.Values, Output.Values);
    }

    /// <summary>
    /// Lays what the window covers at each place of a row side by side, zeros where it stands over the edge.
    /// </summary>
    private void Gather(int row)
    {
        covered.AsSpan().Clear();
        var top = (row * window.StepDown) - window.Above(input.Height);
        var channels = input.Channels;
        for (var column = 0; column < Output.Width; column++)
        {
            var left = (column * window.StepRight) - window.Left(input.Width);
            int first = Math.Max(0, -left), end = Math.Min(window.Width, input.Width - left);
            for (var y = Math.Max(0, -top); y < Math.Min(window.Height, input.Height - top); y++)
            {
                var from = (((top + y) * input.Width) + left + first) * channels;
                var to = (column * Covered) + (((y * window.Width) + first) * channels);
                input.Values.AsSpan(from, (end - first) * channels).CopyTo(covered.AsSpan(to));
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
