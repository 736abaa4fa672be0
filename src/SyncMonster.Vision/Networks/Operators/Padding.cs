namespace SyncMonster.Vision.Networks.Operators;

/// <summary>Puts zeros around a picture, and after or before its channels.</summary>
internal sealed class Padding : Operator
{
    private readonly Tensor _input;
    private readonly int _top;
    private readonly int _left;
    private readonly int _firstChannel;

    /// <param name="input">The picture.</param>
    /// <param name="margins">Zeros before and after each of the four dimensions, in pairs.</param>
    public Padding(Tensor input, IReadOnlyList<int> margins)
    {
        Require(
            input.Shape.Count == 4 && margins.Count == 8 && margins.All(m => m >= 0),
            "zeros around something else than a picture");
        Require(margins[0] == 0 && margins[1] == 0, "more pictures");
        _input = input;
        (_top, _left, _firstChannel) = (margins[2], margins[4], margins[6]);
        Output = new Tensor([.. input.Shape.Select((length, d) => length + margins[2 * d] + margins[(2 * d) + 1])]);
    }

    public override Tensor Output { get; }

    public override void Run()
    {
        // What lies around was zero when it was made and is never written.
        for (var row = 0; row < _input.Height; row++)
        {
            for (var column = 0; column < _input.Width; column++)
            {
                var from = ((row * _input.Width) + column) * _input.Channels;
                var to = ((((row + _top) * Output.Width) + column + _left) * Output.Channels) + _firstChannel;
                _input.Values.AsSpan(from, _input.Channels).CopyTo(Output.Values.AsSpan(to));
            }
        }
    }
}
