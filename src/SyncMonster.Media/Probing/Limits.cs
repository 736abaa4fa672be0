namespace SyncMonster.Media.Probing;

/// <summary>Bounds no honest file comes near, so that a hostile one costs little.</summary>
internal static class Limits
{
    /// <summary>Bytes of a movie header: sample tables of about a day of video.</summary>
    public const int MovieHeaderBytes = 64 << 20;

    /// <summary>Bytes of one fragment's header.</summary>
    public const int FragmentHeaderBytes = 16 << 20;

    /// <summary>Boxes at the top of a file: two a fragment, a fragment a frame, for hours.</summary>
    public const int TopLevelBoxes = 1 << 20;

    /// <summary>Boxes directly inside another one.</summary>
    public const int ChildBoxes = 1 << 16;

    /// <summary>Tracks of a movie.</summary>
    public const int Tracks = 256;

    /// <summary>Entries of one edit list.</summary>
    public const int Edits = 4096;

    /// <summary>Chunks of a wav file.</summary>
    public const int WavChunks = 4096;

    /// <summary>Tags before the first frame of an mp3 file.</summary>
    public const int Mp3Tags = 64;

    /// <summary>Bytes in which an mp3 file's first frames must be found, after its tags.</summary>
    public const int Mp3SearchBytes = 1 << 16;

    /// <summary>Frames of a picture that is written anew: a day at 120 in a second.</summary>
    public const int RemuxedFrames = RemuxedSeconds * 120;

    /// <summary>Seconds of a picture that is given new sound: a day.</summary>
    public const int RemuxedSeconds = 24 * 3600;

    /// <summary>Seconds of any track: a year.</summary>
    public const int Seconds = 366 * 24 * 3600;

    /// <summary>Ticks a time line may reach, so that sums of them stay far from overflowing.</summary>
    public const long Ticks = 1L << 60;
}
