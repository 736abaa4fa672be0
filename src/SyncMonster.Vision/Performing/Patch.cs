using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// A rectangle of one plane as it was before anything moved in it. The memory is used again for the next one.
/// </summary>
internal sealed class Patch
{
    private byte[] bytes = [];
    private int left;
    private int top;
    private int width;
    private int height;

    /// <summary>Remembers a rectangle, cut to the plane.</summary>
    public void Take(ReadOnlySpan<byte> data, Frames.Plane plane, int fromX, int fromY, int toX, int toY)
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
    public float Sharp(float x, float y)
    {
        var (column, alongX) = Split(x - left, width);
        var (row, alongY) = Split(y - top, height);
        if (column < 1 || row < 1 || column > width - 3 || row > height - 3)
            return Soft(x, y);

        ref var first = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(bytes), ((row - 1) * width) + column - 1);
        var down = Weights(alongY);
        var mixed = (Four(ref first, 0) * down.X) + (Four(ref first, width) * down.Y)
            + (Four(ref first, 2 * width) * down.Z) + (Four(ref first, 3 * width) * down.W);
        return Vector4.Dot(mixed, Weights(alongX));
    }

    // Inside the memory: the caller has looked that a sample before and two after it are there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector4 Four(ref byte first, int offset)
    {
        var samples = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, offset));
        var wide = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(samples).AsByte()));
        return Vector128.ConvertToSingle(wide.AsInt32()).AsVector4();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector4 Weights(float t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return new Vector4(
            (2 * t2) - t3 - t,
            (3 * t3) - (5 * t2) + 2,
            (4 * t2) - (3 * t3) + t,
            t3 - t2) / 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Before, float Part) Split(float place, int length)
    {
        place = Math.Clamp(place, 0, length - 1);
        var before = (int)place;
        return (before, place - before);
    }
}
