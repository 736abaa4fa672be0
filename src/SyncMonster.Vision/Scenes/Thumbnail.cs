using System.Runtime.CompilerServices;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Scenes;

/// <summary>
/// A frame so small that noise, film grain and small movement are averaged away: 64 by 36 pixels, whatever its shape.
/// </summary>
internal sealed class Thumbnail
{
    public const int Width = 64;
    public const int Height = 36;
    public const int Pixels = Width * Height;

    // Below this the picture is one surface: black, white, a flash, fog.
    private const float BlankDeviation = 5;

    private Thumbnail(float[][] planes)
    {
        Planes = planes;
        (Mean, Variance) = Moments(planes[0]);
        IsBlank = Variance < BlankDeviation * BlankDeviation;
        Histogram = new ColourHistogram(this);
    }

    /// <summary>Luma and two of colour, 0 to 255.</summary>
    public float[][] Planes { get; }

    public float[] Luma => Planes[0];

    /// <summary>The mean of its luma.</summary>
    public float Mean { get; }

    /// <summary>The variance of its luma.</summary>
    public float Variance { get; }

    /// <summary>Whether it shows next to nothing.</summary>
    public bool IsBlank { get; }

    public ColourHistogram Histogram { get; }

    /// <summary>How much it differs from the frame before it.</summary>
    public double FromPrevious { get; set; }

    /// <summary>Shrinks a frame of video.</summary>
    public static Thumbnail Of(Frame frame)
    {
        if (frame.Format.Pixels == PixelFormat.Rgb24)
            throw new ArgumentException(
                "Scenes are told apart in luma and colour: give frames in a YUV layout.", nameof(frame));
        var planes = new float[3][];
        for (var i = 0; i < planes.Length; i++)
            Shrink(frame.Data, frame.Format.Planes[i], planes[i] = new float[Pixels]);
        return new Thumbnail(planes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shrink(ReadOnlySpan<byte> data, Plane plane, float[] small)
    {
        for (var y = 0; y < Height; y++)
        {
            // A pixel at least, where the frame itself is smaller still. Of many rows every second one tells as much.
            int top = y * plane.Height / Height, bottom = Math.Max(top + 1, (y + 1) * plane.Height / Height);
            var step = bottom - top >= 8 ? 2 : 1;
            for (var x = 0; x < Width; x++)
            {
                int left = x * plane.Width / Width, right = Math.Max(left + 1, (x + 1) * plane.Width / Width);
                int sum = 0, rows = 0;
                for (var row = top; row < bottom; row += step, rows++)
                {
                    foreach (var sample in data.Slice(plane.Offset + (row * plane.RowStride) + left, right - left))
                        sum += sample;
                }

                small[(y * Width) + x] = (float)sum / (rows * (right - left));
            }
        }
    }

    private static (float Mean, float Variance) Moments(float[] luma)
    {
        double sum = 0, squares = 0;
        foreach (var value in luma)
        {
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / luma.Length;
        return ((float)mean, (float)Math.Max(0, (squares / luma.Length) - (mean * mean)));
    }
}
