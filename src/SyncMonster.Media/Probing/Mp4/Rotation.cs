using System.Buffers.Binary;

namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Reads the rotation out of a track's matrix (ISO/IEC 14496-12, 6.2.2).</summary>
internal static class Rotation
{
    /// <summary>Degrees clockwise, to the nearest quarter turn.</summary>
    public static int Degrees(ReadOnlySpan<byte> matrix)
    {
        var a = BinaryPrimitives.ReadInt32BigEndian(matrix);
        var b = BinaryPrimitives.ReadInt32BigEndian(matrix[4..]);
        var turns = (int)Math.Round(Math.Atan2(b, a) / (Math.PI / 2), MidpointRounding.AwayFromZero);
        return (turns + 4) % 4 * 90;
    }
}
