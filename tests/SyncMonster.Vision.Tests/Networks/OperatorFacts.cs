using SyncMonster.Vision.Networks;
using SyncMonster.Vision.Networks.Operators;

namespace SyncMonster.Vision.Tests.Networks;

/// <summary>Every operator against numbers worked out by hand; the fast paths against the plain definition.</summary>
public sealed class OperatorFacts
{
    private static readonly Window OneByOne = new(1, 1, 1, 1, Same: true);

    /// <summary>A picture whose numbers are given row by row.</summary>
    private static Tensor Picture(int height, int width, int channels, params float[] values)
    {
        Assert.Equal(height * width * channels, values.Length);
        return new Tensor([1, height, width, channels], values);
    }

    private static Tensor Row(params float[] values) => new([values.Length], values);

    private static float[] Run(Operator step)
    {
        step.Run();
        return step.Output.Values;
    }

    [Fact]
    public void A_convolution_of_single_pixels_mixes_channels()
    {
        var input = Picture(1, 2, 2, 1, 2, 3, 4);
        var weights = new Tensor([3, 1, 1, 2], [1, 0, 0, 1, 10, -1]);

        var output = Run(new Convolution(input, weights, Row(0, 0.5f, 0), OneByOne, relu: false));

        Assert.Equal([1, 2.5f, 8, 3, 4.5f, 26], output);
    }

    [Fact]
    public void A_convolution_over_the_edge_sees_zeros()
    {
        // 1 2 3
        // 4 5 6   with a window of ones: sums of the neighbourhood.
        // 7 8 9
        var input = Picture(3, 3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var ones = new Tensor([1, 3, 3, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1]);

        var output = Run(new Convolution(input, ones, Row(0), new Window(3, 3, 1, 1, Same: true), relu: false));

        Assert.Equal([12, 21, 16, 27, 45, 33, 24, 39, 28], output);
    }

    [Fact]
    public void An_uneven_overhang_goes_to_the_far_end()
    {
        // Of four columns in steps of two, a window of three stands over the right edge only.
        var input = Picture(1, 4, 1, 1, 2, 3, 4);
        var weights = new Tensor([1, 1, 3, 1], [100, 10, 1]);

        var output = Run(new Convolution(input, weights, Row(0), new Window(1, 3, 1, 2, Same: true), relu: false));

        Assert.Equal([123, 340], output);
    }

    [Fact]
    public void A_convolution_inside_only_has_fewer_places()
    {
        var input = Picture(1, 5, 1, 1, 2, 3, 4, 5);
        var weights = new Tensor([1, 1, 3, 1], [1, 1, -1]);

        var output = Run(new Convolution(input, weights, Row(-1), new Window(1, 3, 1, 2, Same: false), relu: true));

        Assert.Equal([0, 1], output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(35)]
    public void Every_way_to_multiply_gives_the_plain_sums(int columns)
    {
        var random = new Random(columns);
        foreach (var count in (int[])[1, 3, 4, 8, 9, 21])
        {
            var input = Picture(1, count, 27, Numbers(random, count * 27));
            var weights = new Tensor([columns, 1, 1, 27], Numbers(random, columns * 27));
            var start = Row(Numbers(random, columns));

            var output = Run(new Convolution(input, weights, start, OneByOne, relu: false));

            for (var i = 0; i < count * columns; i++)
            {
                var (pixel, channel) = (i / columns, i % columns);
                var sum = (double)start.Values[channel];
                for (var k = 0; k < 27; k++)
                    sum += (double)input.Values[(pixel * 27) + k] * weights.Values[(channel * 27) + k];
                Assert.Equal(sum, output[i], 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(32)]
    public void A_depthwise_convolution_keeps_channels_apart(int channels)
    {
        // The same picture in each channel, times the channel's number.
        var input = new Tensor(1, 3, 3, channels);
        var weights = new Tensor(1, 3, 3, channels);
        for (var i = 0; i < 9; i++)
        {
            for (var c = 0; c < channels; c++)
                (input.Values[(i * channels) + c], weights.Values[(i * channels) + c]) = (i + 1, c);
        }

        var output = Run(new DepthwiseConvolution(
            input, weights, Row([.. Enumerable.Repeat(1f, channels)]), new Window(3, 3, 1, 1, Same: true), relu: false));

        float[] sums = [12, 21, 16, 27, 45, 33, 24, 39, 28];
        Assert.Equal(sums.SelectMany(sum => Enumerable.Range(0, channels).Select(c => 1 + (sum * c))), output);
    }

    [Fact]
    public void A_depthwise_convolution_steps_and_rectifies()
    {
        var input = Picture(4, 4, 1, [.. Enumerable.Range(1, 16).Select(n => (float)n)]);
        var corner = new Tensor([1, 3, 3, 1], [1, 0, 0, 0, 0, 0, 0, 0, -1]);

        var output = Run(
            new DepthwiseConvolution(input, corner, Row(12), new Window(3, 3, 2, 2, Same: true), relu: true));

        // 1−11, 3−0, 9−0, 11−0, each plus 12.
        Assert.Equal([2, 15, 21, 23], output);
    }

    [Fact]
    public void Pooling_keeps_the_largest_of_each_channel()
    {
        var input = Picture(2, 3, 2, 1, 9, 2, 8, 3, 7, 4, 6, 5, 5, -6, 4);

        var output = Run(new MaxPooling(input, new Window(2, 2, 2, 2, Same: true)));

        Assert.Equal([5, 9, 3, 7], output);
    }

    [Fact]
    public void Addition_adds()
    {
        var left = Row([.. Enumerable.Range(-6, 19).Select(n => (float)n)]);

        Assert.Equal(left.Values.Select(n => 2 * n), Run(new Addition(left, left, relu: false)));
        Assert.Equal(left.Values.Select(n => Math.Max(0, 2 * n)), Run(new Addition(left, left, relu: true)));
        Assert.Throws<InvalidDataException>(() => new Addition(left, Row(1), relu: false));
    }

    [Fact]
    public void Rectifiers_bend_what_is_below_zero()
    {
        var input = new Tensor([1, 1, 2, 9], [.. Enumerable.Range(-9, 18).Select(n => (float)n)]);
        var slopes = new Tensor([1, 1, 9], [.. Enumerable.Range(0, 9).Select(n => n / 10f)]);

        Assert.Equal(input.Values.Select(n => Math.Max(0, n)), Run(new Relu(input)));
        Assert.Equal(
            input.Values.Select((n, i) => n > 0 ? n : n * (i % 9 / 10f)), Run(new ParametricRelu(input, slopes)));
    }

    [Fact]
    public void Padding_puts_zeros_around()
    {
        var input = Picture(1, 2, 1, 7, 8);

        var step = new Padding(input, [0, 0, 1, 0, 0, 1, 1, 1]);

        Assert.Equal([1, 2, 3, 3], step.Output.Shape);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 8, 0, 0, 0, 0], Run(step));
    }

    [Fact]
    public void A_reshape_changes_nothing_else()
    {
        var step = new Reshape(Row(1, 2, 3, 4), [2, 2]);

        Assert.Equal([2, 2], step.Output.Shape);
        Assert.Equal([1, 2, 3, 4], Run(step));
        Assert.Throws<InvalidDataException>(() => new Reshape(Row(1, 2, 3, 4), [3]));
    }

    [Fact]
    public void A_resize_mixes_neighbours_by_their_centres()
    {
        var row = Run(new BilinearResize(Picture(1, 2, 1, 0, 8), 1, 4));
        var column = Run(new BilinearResize(Picture(2, 1, 1, 0, 8), 4, 1));
        var wide = Run(
            new BilinearResize(Picture(1, 2, 9, [.. Enumerable.Repeat(0f, 9), .. Enumerable.Repeat(8f, 9)]), 1, 4));

        Assert.Equal([0, 2, 6, 8], row);
        Assert.Equal([0, 2, 6, 8], column);
        Assert.Equal(row.SelectMany(value => Enumerable.Repeat(value, 9)), wide);
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}
