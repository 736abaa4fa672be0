namespace SyncMonster.Media;

/// <summary>What a media file holds, as its own structure tells; nothing was decoded.</summary>
/// <param name="Container">The format, by content.</param>
/// <param name="Seconds">
/// Presentation length of the file in seconds: the longer of its tracks, edit lists obeyed, exact to the file's time
/// scale.
/// </param>
/// <param name="Video">The picture: the first enabled video track, or null where there is none.</param>
/// <param name="Audio">The sound: the first enabled audio track, or null where there is none.</param>
/// <param name="Warnings">Oddities that do no harm, in plain words; empty for an ordinary file.</param>
public sealed record MediaInfo(
    MediaContainer Container,
    decimal Seconds,
    VideoTrack? Video,
    AudioTrack? Audio,
    IReadOnlyList<string> Warnings);
