using System.Runtime.CompilerServices;

namespace SyncMonster.Vision.Performing;

/// <summary>Gauss's bell curve, looked up: it is asked for several times a pixel.</summary>
internal static class Bell
{
    private const int StepsInOne = 64;
    private const float End = 9;

    private static readonly float[] Table =
        [.. Enumerable.Range(0, (int)(End * StepsInOne) + 2).Select(i => MathF.Exp(-i / (float)StepsInOne))];

    /// <summary>e to the power of −<paramref name="square"/>, to a thousandth; 0 from 9 on.</summary>
    /// <param name="square">0 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(float square)
    {
        if (!(square < End))
            return 0;
        var place = square * StepsInOne;
        var before = (int)place;
        return float.Lerp(Table[before], Table[before + 1], place - before);
    }
}
