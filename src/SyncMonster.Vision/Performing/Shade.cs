using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>A colour as video keeps it: luma and two differences.</summary>
/// <param name="Luma">16 is black, 235 white.</param>
/// <param name="Blueness">128 is none.</param>
/// <param name="Redness">128 is none.</param>
internal readonly record struct Shade(float Luma, float Blueness, float Redness)
{
    /// <summary>The luma of black.</summary>
    public const float Black = 16;

    private const float NoColour = 128;

    /// <summary>Light and colour by themselves: 0 is black and grey.</summary>
    public Shade Scaled(float light, float colour) => new(
        Black + ((Luma - Black) * light),
        NoColour + ((Blueness - NoColour) * colour),
        NoColour + ((Redness - NoColour) * colour));

    /// <summary>The colour on the way from one to another.</summary>
    public static Shade Mix(Shade from, Shade to, float part) => new(
        float.Lerp(from.Luma, to.Luma, part),
        float.Lerp(from.Blueness, to.Blueness, part),
        float.Lerp(from.Redness, to.Redness, part));

    /// <summary>The mean around a place of a frame.</summary>
    /// <param name="frame">A frame in <see cref="PixelFormat.Yuv420p"/>.</param>
    /// <param name="x">Where.</param>
    /// <param name="y">Where.</param>
    /// <param name="radius">How far around, in pixels.</param>
    public static Shade Around(Frame frame, float x, float y, int radius) => new(
        Mean(frame, 0, x, y, radius), Mean(frame, 1, x / 2, y / 2, radius / 2), Mean(frame, 2, x / 2, y / 2, radius / 2));

    private static float Mean(Frame frame, int index, float x, float y, int radius)
    {
        var plane = frame.Format.Planes[index];
        var data = frame.Data.Slice(plane.Offset, plane.RowStride * plane.Height);
        var (column, row) = ((int)Math.Clamp(x, 0, plane.Width - 1), (int)Math.Clamp(y, 0, plane.Height - 1));
        var (sum, count) = (0, 0);
        for (var j = Math.Max(0, row - radius); j <= Math.Min(plane.Height - 1, row + radius); j++)
        {
            for (var i = Math.Max(0, column - radius); i <= Math.Min(plane.Width - 1, column + radius); i++, count++)
                sum += data[(j * plane.RowStride) + i];
        }

        return (float)sum / count;
    }
}
