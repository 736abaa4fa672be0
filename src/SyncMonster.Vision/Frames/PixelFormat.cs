namespace SyncMonster.Vision.Frames;

/// <summary>How the pixels of a <see cref="Frame"/> lie in memory; the names are ffmpeg's.</summary>
public enum PixelFormat
{
    /// <summary>Three planes: luma, and two of colour with half the width and height, rounded up.</summary>
    Yuv420p,

    /// <summary>Three planes of the same size: luma, and two of colour.</summary>
    Yuv444p,

    /// <summary>One plane with red, green and blue of each pixel side by side.</summary>
    Rgb24,
}

internal static class PixelFormats
{
    /// <summary>What ffmpeg calls it.</summary>
    public static string Name(this PixelFormat pixels) => pixels switch
    {
        PixelFormat.Yuv420p => "yuv420p",
        PixelFormat.Yuv444p => "yuv444p",
        _ => "rgb24",
    };
}
