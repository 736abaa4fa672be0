using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Slides weights over a picture, each channel by itself.</summary>
internal sealed class DepthwiseConvolution : Operator
{
    private static readonly int Lanes = Vector256<float>.Count;

    private readonly Tensor _input;
    private readonly Tensor _weights;
    private readonly float[] _bias;
    private readonly Window _window;
    private readonly bool _relu;

    /// <param name="input">The picture.</param>
    /// <param name="weights">One picture of the window's size with as many channels as the input.</param>
    /// <param name="bias">What each channel starts from.</param>
    /// <param name="window">Where the weights slide.</param>
    /// <param name="relu">Whether only what is above zero is kept.</param>
    public DepthwiseConvolution(Tensor input, Tensor weights, Tensor bias, Window window, bool relu)
    {
        Require(
            weights.Channels == input.Channels && bias.Values.Length == input.Channels, "several outputs of a channel");
        (_input, _weights, _bias, _window, _relu) = (input, weights, bias.Values, window, relu);
        Output = new Tensor(1, window.Rows(input.Height), window.Columns(input.Width), input.Channels);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        for (var row = 0; row < Output.Height; row++)
        {
            for (var column = 0; column < Output.Width; column++)
                WritePixel(row, column);
        }

        if (_relu)
            Relu.Apply(Output.Values, Output.Values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void WritePixel(int row, int column)
    {
        int channels = _input.Channels, rowLength = _input.Width * channels, windowRowLength = _window.Width * channels;
        var top = (row * _window.StepDown) - _window.Above(_input.Height);
        var left = (column * _window.StepRight) - _window.Left(_input.Width);

        // The part of the window that lies inside the picture.
        int firstRow = Math.Max(0, -top), endRow = Math.Min(_window.Height, _input.Height - top);
        int first = Math.Max(0, -left) * channels, end = Math.Min(_window.Width, _input.Width - left) * channels;

        fixed (float* pictureStart = _input.Values, weightStart = _weights.Values, biasStart = _bias, outputStart = Output.Values)
        {
            var picture = pictureStart + (((top * _input.Width) + left) * channels);
            var output = outputStart + (((row * Output.Width) + column) * channels);
            for (var channel = 0; channels >= Lanes && channel < channels; channel += Lanes)
            {
                // The last vector overlaps the one before it rather than leave a rest.
                channel = Math.Min(channel, channels - Lanes);
                var sum = Vector256.Load(biasStart + channel);
                for (var y = firstRow; y < endRow; y++)
                {
                    float* pixel = picture + (y * rowLength) + channel, weight = weightStart + (y * windowRowLength) + channel;
                    for (var x = first; x < end; x += channels)
                        sum = Vector256.FusedMultiplyAdd(Vector256.Load(pixel + x), Vector256.Load(weight + x), sum);
                }

                sum.Store(output + channel);
            }

            for (var channel = 0; channels < Lanes && channel < channels; channel++)
            {
                var sum = biasStart[channel];
                for (var y = firstRow; y < endRow; y++)
                {
                    for (var x = first + channel; x < end; x += channels)
                        sum += picture[(y * rowLength) + x] * weightStart[(y * windowRowLength) + x];
                }

                output[channel] = sum;
            }
        }
    }
}
