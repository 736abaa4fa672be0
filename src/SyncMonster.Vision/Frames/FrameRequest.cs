namespace SyncMonster.Vision.Frames;

/// <summary>Which frames of a video are wanted, and how.</summary>
/// <param name="Format">
/// The size and layout they are scaled and converted to. The picture is turned upright first, so this is the size of
/// the upright picture (<see cref="FrameFormat.Of"/>).
/// </param>
public sealed record FrameRequest(FrameFormat Format)
{
    /// <summary>Every how many frames one is wanted; 1 by default.</summary>
    public int Every { get; init; } = 1;

    /// <summary>
    /// An ffmpeg filter to pass before scaling; none by default. Frames it drops or adds are not counted.
    /// </summary>
    public string? Filter { get; init; }

    /// <summary>
    /// Whether damage anywhere, also in the sound, ends the stream with a failure, as a check of the whole file; off by
    /// default, when a decoder conceals what it can.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>How many frames are decoded ahead of the one being looked at; 3 by default.</summary>
    public int Ahead { get; init; } = 3;
}
