using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp3;
using SyncMonster.Media.Probing.Mp4;
using SyncMonster.Media.Probing.Wav;

namespace SyncMonster.Media;

/// <summary>
/// Reads length, tracks and damage of mp4, mov, mp3 and wav files from their structure, without decoding. Memory and
/// work are bounded by the bytes really present, never by a size the file declares, so any bytes may be given to it.
/// </summary>
public static class MediaProbe
{
    /// <summary>Probes the file at <paramref name="path"/>.</summary>
    /// <exception cref="MediaException">The content is of no known format, or damaged.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static MediaInfo Probe(string path)
    {
        // No buffer of the stream's own: ByteSource keeps the only window.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Probe(file);
    }

    /// <summary>Probes a stream that can seek, all of it from its first byte, wherever it stands now.</summary>
    /// <exception cref="MediaException">The content is of no known format, or damaged.</exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static MediaInfo Probe(Stream seekable)
    {
        var source = new ByteSource(seekable);
        return ContentFormat.Of(source) switch
        {
            ContentFormat.Kind.Mp4 => Mp4Probe.Probe(source),
            ContentFormat.Kind.Wav => WavProbe.Probe(source),
            _ => Mp3Probe.Probe(source),
        };
    }
}
