using System.Numerics;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>Redraws a rectangle of a picture from what it showed before.</summary>
/// <param name="isSharp">Whether luma is taken over with a sharp filter.</param>
internal sealed class Redrawing(bool isSharp)
{
    // What moves less is not worth a blurred pixel.
    private const float Still = 0.02f;

    private readonly Patch _luma = new();
    private readonly Patch _blueness = new();
    private readonly Patch _redness = new();

    /// <summary>Redraws a rectangle.</summary>
    /// <param name="frame">The picture, in <see cref="PixelFormat.Yuv420p"/>.</param>
    /// <param name="seen">What it shows.</param>
    /// <param name="low">One corner, at even numbers.</param>
    /// <param name="high">The opposite corner, at even numbers.</param>
    public void Redraw(Frame frame, Seen seen, Vector2 low, Vector2 high)
    {
        var planes = frame.Format.Planes;
        var (left, top, right, bottom) = ((int)low.X, (int)low.Y, (int)high.X, (int)high.Y);

        // Sources lie outside of the rectangle by no more than a jaw's drop.
        var margin = 8 + (int)(0.2f * Math.Max(right - left, bottom - top));
        _luma.Take(frame.Data, planes[0], left - margin, top - margin, right + margin, bottom + margin);
        (left, top, right, bottom) = (left / 2, top / 2, right / 2, bottom / 2);
        _blueness.Take(frame.Data, planes[1], left - margin, top - margin, right + margin, bottom + margin);
        _redness.Take(frame.Data, planes[2], left - margin, top - margin, right + margin, bottom + margin);

        right = Math.Min(right, planes[1].Width);
        bottom = Math.Min(bottom, planes[1].Height);
        for (var row = top; row < bottom; row++)
        {
            DrawLuma(frame, seen, 2 * row, 2 * left, 2 * right);
            DrawLuma(frame, seen, (2 * row) + 1, 2 * left, 2 * right);
            DrawColour(frame, seen, row, left, right);
        }
    }

    private void DrawLuma(Frame frame, Seen seen, int row, int left, int right)
    {
        if (row >= frame.Height)
            return;
        var line = frame.Data.Slice(row * frame.Width, frame.Width);
        right = Math.Min(right, frame.Width);
        for (var column = left; column < right; column++)
        {
            var place = new Vector2(column + 0.5f, row + 0.5f);
            var cover = seen.At(place, out var source, out var shade);
            if (cover == 0 && IsStill(source, place))
                continue;
            var (x, y) = (source.X - 0.5f, source.Y - 0.5f);
            var value = isSharp ? _luma.Sharp(x, y) : _luma.Soft(x, y);
            line[column] = Rounded(float.Lerp(value, shade.Luma, cover));
        }
    }

    private void DrawColour(Frame frame, Seen seen, int row, int left, int right)
    {
        var (blue, red) = (frame.Format.Planes[1], frame.Format.Planes[2]);
        var blueLine = frame.Data.Slice(blue.Offset + (row * blue.RowStride), blue.Width);
        var redLine = frame.Data.Slice(red.Offset + (row * red.RowStride), red.Width);
        for (var column = left; column < right; column++)
        {
            var place = new Vector2((2 * column) + 1, (2 * row) + 1);
            var cover = seen.At(place, out var source, out var shade);
            if (cover == 0 && IsStill(source, place))
                continue;
            source = (source / 2) - new Vector2(0.5f);
            blueLine[column] = Rounded(float.Lerp(_blueness.Soft(source.X, source.Y), shade.Blueness, cover));
            redLine[column] = Rounded(float.Lerp(_redness.Soft(source.X, source.Y), shade.Redness, cover));
        }
    }

    private static bool IsStill(Vector2 source, Vector2 place) =>
        Math.Abs(source.X - place.X) < Still && Math.Abs(source.Y - place.Y) < Still;

    private static byte Rounded(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}
