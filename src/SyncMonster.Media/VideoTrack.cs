namespace SyncMonster.Media;

/// <summary>The picture of a file.</summary>
/// <param name="Codec">
/// The codec as ffprobe names it (<c>h264</c>, <c>hevc</c>, …), else the file's own four-letter code.
/// </param>
/// <param name="Width">Width in pixels as stored, before rotation.</param>
/// <param name="Height">Height in pixels as stored, before rotation.</param>
/// <param name="RotationDegrees">How far a player turns the picture clockwise: 0, 90, 180 or 270.</param>
/// <param name="FramesPerSecond">Frames by seconds of media: the average where the rate varies.</param>
/// <param name="FrameCount">
/// Frames shown: those inside the edit list, which is what a decoder gives. All of them where the list has more than 16
/// entries.
/// </param>
/// <param name="Seconds">Presentation length in seconds, a delay at the start included.</param>
public sealed record VideoTrack(
    string Codec,
    int Width,
    int Height,
    int RotationDegrees,
    double FramesPerSecond,
    long FrameCount,
    decimal Seconds);
