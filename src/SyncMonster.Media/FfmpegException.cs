namespace SyncMonster.Media;

/// <summary>
/// ffmpeg or ffprobe failed. The message says what it complained of, in its words, with file names but no folders.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="exitCode">What it exited with; null where it was never started, or was stopped.</param>
/// <param name="inner">What was thrown where it could not be started.</param>
public sealed class FfmpegException(string message, int? exitCode, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What it exited with; null where it was never started, or was stopped at its time limit.</summary>
    public int? ExitCode { get; } = exitCode;
}
