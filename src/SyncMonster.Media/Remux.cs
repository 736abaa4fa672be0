using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp4;
using SyncMonster.Media.Remuxing;
using SyncMonster.Media.Remuxing.Sound;

namespace SyncMonster.Media;

/// <summary>Puts new sound into a video without ffmpeg and without decoding its picture.</summary>
public static class Remux
{
    /// <summary>
    /// Writes an mp4 file with the picture of one file and the sound of another. The picture's packets are copied as
    /// they are; an mp3 file's frames too, a wav file's samples are packed without loss as FLAC (whole numbers of up to
    /// 24 bits; finer ones are rounded to 24). The sound is padded with silence, or cut, to the length of the picture.
    /// The movie header stands before the data, so that the file plays while it is fetched.
    /// </summary>
    /// <param name="videoPath">An mp4 or mov file with a picture; its own sound is left out.</param>
    /// <param name="audioPath">An mp3 or wav file.</param>
    /// <param name="outputPath">
    /// Where to write; a file there is replaced. Nothing is left there after a failure.
    /// </param>
    /// <param name="comment">Kept in the file's metadata as its comment; empty: none.</param>
    /// <exception cref="MediaException">
    /// A file is damaged, of another format, or can't be packed without ffmpeg.
    /// </exception>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    public static void ReplaceAudio(string videoPath, string audioPath, string outputPath, string comment)
    {
        using var video = Open(videoPath);
        using var audio = Open(audioPath);

        // Damage is told before anything is written.
        if (MediaProbe.Probe(video).Container is not (MediaContainer.Mp4 or MediaContainer.Mov))
            throw MediaException.Unknown("The video is neither mp4 nor mov.");
        var container = MediaProbe.Probe(audio).Container;
        if (container is not (MediaContainer.Mp3 or MediaContainer.Wav))
            throw MediaException.Unknown("The audio is neither mp3 nor wav.");

        var (picture, seconds, movieScale) = PictureTrack.Read(Mp4File.Read(new ByteSource(video)), video);
        using var scratch = container == MediaContainer.Wav ? Scratch(outputPath) : null;
        var sound = scratch is null
            ? Mp3Track.Read(new ByteSource(audio), audio, seconds, movieScale)
            : FlacTrack.Encode(new ByteSource(audio), audio, scratch, seconds);
        Write(outputPath, output => Mp4Writer.Write(output, [picture, sound], movieScale, comment));
    }

    private static void Write(string path, Action<Stream> write)
    {
        using var output = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            write(output);
            output.Flush();
        }
        catch
        {
            output.Dispose();
            File.Delete(path);
            throw;
        }
    }

    // Beside the output, where there is room for it; the system's own temporary folder may be small.
    private static FileStream Scratch(string outputPath) => new(
        outputPath + ".sound",
        FileMode.Create,
        FileAccess.ReadWrite,
        FileShare.None,
        bufferSize: 1 << 16,
        FileOptions.DeleteOnClose);

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
}
