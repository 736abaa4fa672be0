using System.Runtime.CompilerServices;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>A rectangle of one plane as it was before anything moved in it. The memory is used again for the next one.</summary>
internal sealed class Patch
{
    private byte[] bytes = [];
    private int left;
    private int top;
    private int width;
    private int height;

    /// <summary>Remembers a rectangle, cut to the plane.</summary>
    public void Take(ReadOnlySpan<byte> data, Plane plane, int fromX, int fromY, int toX, int toY)
    {
        (left, top) = (Math.Clamp(fromX, 0, plane.Width - 1), Math.Clamp(fromY, 0, plane.Height - 1));
        (width, height) = (Math.Clamp(toX, left + 1, plane.Width) - left, Math.Clamp(toY, top + 1, plane.Height) - top);
        if (bytes.Length < width * height)
            bytes = new byte[width * height];
        for (var row = 0; row < height; row++)
            data.Slice(plane.Offset + ((top + row) * plane.RowStride) + left, width).CopyTo(bytes.AsSpan(row * width));
    }

    /// <summary>The value between samples, from the four around it.</summary>
    public float Soft(float x, float y)
    {
        var (columnBefore, column) = Split(x - left, width);
        var (rowBefore, row) = Split(y - top, height);
        var upper = rowBefore * width;
        var lower = Math.Min(rowBefore + 1, height - 1) * width;
        var next = Math.Min(columnBefore + 1, width - 1);
        return float.Lerp(
            float.Lerp(bytes[upper + columnBefore], bytes[upper + next], column),
            float.Lerp(bytes[lower + columnBefore], bytes[lower + next], column),
            row);
    }

    /// <summary>The value between samples, from the sixteen around it (Catmull and Rom): keeps what is sharp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Sharp(float x, float y)
    {
        var (column, alongX) = Split(x - left, width);
        var (row, alongY) = Split(y - top, height);
        if (column < 1 || row < 1 || column > width - 3 || row > height - 3)
            return Soft(x, y);

        var (a, b, c, d) = Weights(alongX);
        var (e, f, g, h) = Weights(alongY);
        return (e * Row(0)) + (f * Row(width)) + (g * Row(2 * width)) + (h * Row(3 * width));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        float Row(int offset)
        {
            var span = bytes.AsSpan(((row - 1) * width) + column - 1 + offset, 4);
            return (a * span[0]) + (b * span[1]) + (c * span[2]) + (d * span[3]);
        }
    }

    private static (float, float, float, float) Weights(float t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return (
            ((-t3) + (2 * t2) - t) / 2,
            ((3 * t3) - (5 * t2) + 2) / 2,
            ((-3 * t3) + (4 * t2) + t) / 2,
            (t3 - t2) / 2);
    }

    private static (int Before, float Part) Split(float place, int length)
    {
        place = Math.Clamp(place, 0, length - 1);
        var before = (int)place;
        return (before, place - before);
    }
}
