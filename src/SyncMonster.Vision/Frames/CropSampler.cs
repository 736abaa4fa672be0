using System.Numerics;
using System.Runtime.CompilerServices;

namespace SyncMonster.Vision.Frames;

/// <summary>
/// Scales a crop of a frame, whatever its layout, into red, green and blue numbers for a network. Each component is
/// scaled as it lies in memory, and only the result is converted, so a frame is never converted whole.
/// </summary>
/// <param name="side">Width and height of the result.</param>
internal sealed class CropSampler(int side)
{
    // More would cost more than it shows: the networks see 192 pixels.
    private const int MostSamplesAcross = 4;

    private readonly float[] _first = new float[side * side];
    private readonly float[] _second = new float[side * side];
    private readonly float[] _third = new float[side * side];

    /// <summary>Writes a crop, pixel by pixel and row by row; what lies outside of the frame is black.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="crop">Which part of it.</param>
    /// <param name="rgb">Receives red, green and blue of each pixel.</param>
    /// <param name="black">What black becomes.</param>
    /// <param name="white">What white becomes.</param>
    public void Write(Frame frame, Crop crop, Span<float> rgb, float black, float white)
    {
        ReadOnlySpan<float[]> components = [_first, _second, _third];
        var isYuv = frame.Format.Pixels != PixelFormat.Rgb24;
        for (var i = 0; i < components.Length; i++)
        {
            // Black in the terms of video: luma 16, and no colour.
            var outside = isYuv ? (i == 0 ? 16 : 128) : 0;
            Scale(frame, frame.Format.Planes[i], crop, outside, components[i]);
        }

        var range = (white - black) / 255;
        for (var i = 0; i < _first.Length; i++)
        {
            var (red, green, blue) = isYuv
                ? Colour.ToRgb(_first[i], _second[i], _third[i])
                : (_first[i], _second[i], _third[i]);
            rgb[3 * i] = black + (red * range);
            rgb[(3 * i) + 1] = black + (green * range);
            rgb[(3 * i) + 2] = black + (blue * range);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scale(Frame frame, Plane plane, Crop crop, float outside, Span<float> scaled)
    {
        var across = (float)plane.Width / frame.Width;
        var down = (float)plane.Height / frame.Height;
        if (crop.Angle == 0 && crop.Side * across >= 2 * side)
        {
            Average(frame.Data, plane, crop, new Vector2(across, down), outside, scaled);
            return;
        }

        // Steps in the plane from one result to the next, rightwards and downwards.
        var ratio = new Vector2(across, down);

        // Each sample is a mixture of two by two.
        var samples = Math.Clamp((int)MathF.Ceiling(crop.Side * across / side / 2), 1, MostSamplesAcross);
        var right = crop.Turned(new Vector2(crop.Side / side / samples, 0)) * ratio;
        var below = crop.Turned(new Vector2(0, crop.Side / side / samples)) * ratio;
        var corner = (crop.ToPicture(Vector2.Zero) * ratio) + (right / 2) + (below / 2) - new Vector2(0.5f);
        var data = frame.Data;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var sum = 0f;
                for (var j = 0; j < samples; j++)
                {
                    var at = corner + (right * (x * samples)) + (below * ((y * samples) + j));
                    for (var i = 0; i < samples; i++, at += right)
                        sum += Mixed(data, plane, at, outside);
                }

                scaled[(y * side) + x] = sum / (samples * samples);
            }
        }
    }

    /// <summary>The mixture of the four samples around a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.AggressiveInlining)]
    private static float Mixed(ReadOnlySpan<byte> data, Plane plane, Vector2 at, float outside)
    {
        if (at.X < -1 || at.Y < -1 || at.X >= plane.Width || at.Y >= plane.Height)
            return outside;
        int x = (int)MathF.Floor(at.X), y = (int)MathF.Floor(at.Y);
        float shareX = at.X - x, shareY = at.Y - y;
        int left = Math.Max(x, 0) * plane.PixelStride, right = Math.Min(x + 1, plane.Width - 1) * plane.PixelStride;
        var upper = data[(plane.Offset + (Math.Max(y, 0) * plane.RowStride))..];
        var lower = data[(plane.Offset + (Math.Min(y + 1, plane.Height - 1) * plane.RowStride))..];
        left = Math.Min(left, (plane.Width - 1) * plane.PixelStride);
        var top = upper[left] + ((upper[right] - upper[left]) * shareX);
        var bottom = lower[left] + ((lower[right] - lower[left]) * shareX);
        return top + ((bottom - top) * shareY);
    }

    /// <summary>Upright and much smaller: the average of all samples that fall into each pixel.</summary>
    private void Average(
        ReadOnlySpan<byte> data, Plane plane, Crop crop, Vector2 ratio, float outside, Span<float> scaled)
    {
        var corner = crop.ToPicture(Vector2.Zero) * ratio;
        var step = ratio * (crop.Side / side);
        for (var y = 0; y < side; y++)
        {
            var (top, bottom) = Covered(corner.Y, step.Y, y, plane.Height);
            for (var x = 0; x < side; x++)
            {
                var (left, right) = Covered(corner.X, step.X, x, plane.Width);
                var count = (bottom - top) * (right - left);
                scaled[(y * side) + x] = count <= 0
                    ? outside
                    : (float)Sum(data, plane, left, right, top, bottom) / count;
            }
        }
    }

    private static (int First, int End) Covered(float start, float step, int place, int length) =>
        (Math.Clamp((int)MathF.Round(start + (place * step)), 0, length),
            Math.Clamp((int)MathF.Round(start + ((place + 1) * step)), 0, length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sum(ReadOnlySpan<byte> data, Plane plane, int left, int right, int top, int bottom)
    {
        var sum = 0;
        for (var y = top; y < bottom; y++)
        {
            var row = data.Slice(
                plane.Offset + (y * plane.RowStride) + (left * plane.PixelStride),
                ((right - left - 1) * plane.PixelStride) + 1);
            for (var x = 0; x < row.Length; x += plane.PixelStride)
                sum += row[x];
        }

        return sum;
    }
}
