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
    private byte[] _bytes = [];
    private int _left;
    private int _top;
    private int _width;
    private int _height;

    /// <summary>Remembers a rectangle, cut to the plane.</summary>
    public void Take(ReadOnlySpan<byte> data, Frames.Plane plane, int fromX, int fromY, int toX, int toY)
    {
        (_left, _top) = (Math.Clamp(fromX, 0, plane.Width - 1), Math.Clamp(fromY, 0, plane.Height - 1));
        (_width, _height) = (Math.Clamp(toX, _left + 1, plane.Width) - _left, Math.Clamp(toY, _top + 1, plane.Height) - _top);
        if (_bytes.Length < _width * _height)
            _bytes = new byte[_width * _height];
        for (var row = 0; row < _height; row++)
            data.Slice(plane.Offset + ((_top + row) * plane.RowStride) + _left, _width).CopyTo(_bytes.AsSpan(row * _width));
    }

    /// <summary>The value between samples, from the four around it.</summary>
    public float Soft(float x, float y)
    {
        var (columnBefore, column) = Split(x - _left, _width);
        var (rowBefore, row) = Split(y - _top, _height);
        var upper = rowBefore * _width;
        var lower = Math.Min(rowBefore + 1, _height - 1) * _width;
        var next = Math.Min(columnBefore + 1, _width - 1);
        return float.Lerp(
            float.Lerp(_bytes[upper + columnBefore], _bytes[upper + next], column),
            float.Lerp(_bytes[lower + columnBefore], _bytes[lower + next], column),
            row);
    }

    /// <summary>The value between samples, from the sixteen around it (Catmull and Rom): keeps what is sharp.</summary>
    public float Sharp(float x, float y)
    {
        var (column, alongX) = Split(x - _left, _width);
        var (row, alongY) = Split(y - _top, _height);
        if (column < 1 || row < 1 || column > _width - 3 || row > _height - 3)
            return Soft(x, y);

        ref var first = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_bytes), ((row - 1) * _width) + column - 1);
        var down = Weights(alongY);
        var mixed = (Four(ref first, 0) * down.X) + (Four(ref first, _width) * down.Y)
            + (Four(ref first, 2 * _width) * down.Z) + (Four(ref first, 3 * _width) * down.W);
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
