using SyncMonster.Media;

namespace SyncMonster.Vision.Frames;

/// <summary>The size and layout of a picture.</summary>
public sealed record FrameFormat
{
    /// <summary>The longest side a picture may have: H.264 and H.265 allow 8192.</summary>
    public const int LongestSide = 8192;

    private readonly Plane[] _planes;

    /// <summary>Describes a picture.</summary>
    /// <param name="width">Width in pixels, 1 to <see cref="LongestSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="LongestSide"/>.</param>
    /// <param name="pixels">How the pixels lie in memory.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    public FrameFormat(int width, int height, PixelFormat pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LongestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LongestSide);
        (Width, Height, Pixels) = (width, height, pixels);

        var luma = width * height;
        var (colourWidth, colourHeight) = pixels == PixelFormat.Yuv420p
            ? ((width + 1) / 2, (height + 1) / 2)
            : (width, height);
        var colour = colourWidth * colourHeight;
        _planes = pixels == PixelFormat.Rgb24
            ? [.. Enumerable.Range(0, 3).Select(offset => new Plane(offset, width, height, 3 * width, 3))]
            :
            [
                new Plane(0, width, height, width, 1),
                new Plane(luma, colourWidth, colourHeight, colourWidth, 1),
                new Plane(luma + colour, colourWidth, colourHeight, colourWidth, 1),
            ];
        Bytes = luma + (2 * colour);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>How the pixels lie in memory.</summary>
    public PixelFormat Pixels { get; }

    /// <summary>Bytes of one picture.</summary>
    public int Bytes { get; }

    /// <summary>The three components: luma and two of colour, or red, green and blue.</summary>
    public ReadOnlySpan<Plane> Planes => _planes;

    /// <summary>The format of a video's frames as they are shown: turned by its rotation, in full size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is longer than <see cref="LongestSide"/>.</exception>
    public static FrameFormat Of(VideoTrack video, PixelFormat pixels) =>
        video.RotationDegrees is 90 or 270
            ? new FrameFormat(video.Height, video.Width, pixels)
            : new FrameFormat(video.Width, video.Height, pixels);

    /// <summary>
    /// The same shape, shrunk so that neither side is longer than <paramref name="side"/>; never enlarged. Sides stay
    /// even where they are shrunk.
    /// </summary>
    public FrameFormat Within(int side)
    {
        var longest = Math.Max(Width, Height);
        return longest <= side ? this : new FrameFormat(Shrunk(Width), Shrunk(Height), Pixels);

        int Shrunk(int length) => Math.Max(2, (int)Math.Round((double)length * side / longest / 2) * 2);
    }

    /// <summary>Whether both are of the same size and layout.</summary>
    public bool Equals(FrameFormat? other) =>
        other is not null && (Width, Height, Pixels) == (other.Width, other.Height, other.Pixels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Width, Height, Pixels);
}
