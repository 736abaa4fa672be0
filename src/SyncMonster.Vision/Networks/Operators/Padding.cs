namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Puts zeros around a picture, and after or before its channels.</summary>
internal sealed class Padding : Operator
{
    private readonly Tensor input;
    private readonly int top;
    private readonly int left;
    private readonly int firstChannel;

    /// <param name="input">The picture.</param>
    /// <param name="margins">Zeros before and after each of the four dimensions, in pairs.</param>
    public Padding(Tensor input, IReadOnlyList<int> margins)
    {
        Require(
            input.Shape.Count == 4 && margins.Count == 8 && margins.All(m => m >= 0),
            "zeros around something else than a picture");
        Require(margins[0] == 0 && margins[1] == 0, "more pictures");
        this.input = input;
        (top, left, firstChannel) = (margins[2], margins[4], margins[6]);
        Output = new Tensor([.. input.Shape.Select((length, d) => length + margins[2 * d] + margins[(2 * d) + 1])]);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        // What lies around was zero when it was made and is never written.
        for (var row = 0; row < input.Height; row++)
        {
            for (var column = 0; column < input.Width; column++)
            {
                var from = ((row * input.Width) + column) * input.Channels;
                var to = ((((row + top) * Output.Width) + column + left) * Output.Channels) + firstChannel;
                input.Values.AsSpan(from, input.Channels).CopyTo(Output.Values.AsSpan(to));
            }
        }
    }
}
