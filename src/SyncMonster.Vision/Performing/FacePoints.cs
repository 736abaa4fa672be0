namespace SyncMonster.Vision.Performing;

/// <summary>The numbers of the face's points that are moved or measured (Face Mesh's canonical face model).</summary>
internal static class FacePoints
{
    public const int Forehead = 10, NoseBase = 2, NoseTip = 1, Chin = 152;

    public const int RightEyeOuter = 33, LeftEyeOuter = 263;

    public const int RightCheekEdge = 234, LeftCheekEdge = 454;

    /// <summary>The inner edge of the upper lip, from its right corner to its left.</summary>
    public static ReadOnlySpan<int> UpperInner => [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];

    /// <summary>The inner edge of the lower lip.</summary>
    public static ReadOnlySpan<int> LowerInner => [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308];

    /// <summary>The outer edge of the upper lip.</summary>
    public static ReadOnlySpan<int> UpperOuter => [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291];

    /// <summary>The outer edge of the lower lip.</summary>
    public static ReadOnlySpan<int> LowerOuter => [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291];

    /// <summary>Places on both cheeks that neither beard nor glasses cover.</summary>
    public static ReadOnlySpan<int> Cheeks => [50, 280, 101, 330, 118, 347];
}
