namespace SyncMonster.Media.Probing.Mp3;

/// <summary>Probes mp3 files by walking their frames.</summary>
internal static class Mp3Probe
{
    // Junk that no player would notice: a stray tag between joined files, say.
    private const int HarmlessJunkBytes = 1 << 16;

    public static MediaInfo Probe(ByteSource source)
    {
        var file = Mp3File.Read(source);
        var header = file.Header;
        var frames = file.Frames().LongCount();
        var warnings = Warnings(file);
        if (frames == 0)
            throw MediaException.Damaged("It holds no whole frame of sound.");

        var samples = frames * header.Samples;
        if (file.Info?.Frames is { } promised and > 0)
        {
            if (frames + 1 < promised)
                throw MediaException.Damaged($"Its sound is cut: {frames} of {promised} frames are there.");
            if (frames > promised + 1)
                warnings.Add($"It declares {promised} frames, but has {frames}.");
        }

        // Delay and padding are those of the whole file: they hold where its end is the one that was written.
        if (file.Info is { } info && (info.Frames is null || info.Frames == frames))
            samples = Math.Max(0, samples - info.Delay - info.Padding);
        var seconds = (decimal)samples / header.SampleRate;
        return new MediaInfo(
            MediaContainer.Mp3,
            seconds,
            null,
            new AudioTrack("mp3", header.SampleRate, header.Channels, seconds),
            warnings);
    }

    private static List<string> Warnings(Mp3File file)
    {
        var warnings = new List<string>();
        if (file.BytesBefore > 0)
            warnings.Add($"{file.BytesBefore} bytes stand before its first frame.");
        if (file.IsLastFrameCut)
            warnings.Add("Its last frame is cut.");
        if (file.JunkBytes == 0)
            return warnings;
        if (file.JunkBytes > HarmlessJunkBytes && file.JunkBytes > file.SoundBytes / 20)
        {
            throw MediaException.Damaged(
                $"{file.JunkBytes} of its {file.SoundBytes} bytes are no MPEG audio.");
        }

        warnings.Add($"{file.JunkBytes} bytes among its frames are no MPEG audio.");
        return warnings;
    }
}
