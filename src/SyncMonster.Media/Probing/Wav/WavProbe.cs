namespace SyncMonster.Media.Probing.Wav;

/// <summary>Probes wav files.</summary>
internal static class WavProbe
{
    public static MediaInfo Probe(ByteSource source)
    {
        var file = WavFile.Read(source);
        var format = file.Format;
        var warnings = new List<string>(file.Warnings);
        var seconds = format.HasPlainSamples ? Exact(file, warnings) : Compressed(file, warnings);
        return seconds <= Limits.Seconds
            ? new MediaInfo(
                MediaContainer.Wav,
                seconds,
                null,
                new AudioTrack(format.Codec, format.SampleRate, format.Channels, seconds),
                warnings)
            : throw MediaException.Damaged("It declares a length of more than a year.");
    }

    private static decimal Exact(WavFile file, List<string> warnings)
    {
        var (samples, odd) = Math.DivRem(file.DataLength, file.Format.BlockSize);
        if (samples == 0)
            throw MediaException.Damaged("It holds no sound.");
        if (odd > 0)
            warnings.Add($"{odd} bytes at the end of its data are less than a sample.");
        return (decimal)samples / file.Format.SampleRate;
    }

    /// <summary>The declared number of samples is exact, as long as the bytes bear it out.</summary>
    private static decimal Compressed(WavFile file, List<string> warnings)
    {
        var format = file.Format;
        if (format.SamplesPerBlock == 0 && format.BytesPerSecond == 0)
            throw MediaException.Damaged("It declares no bytes for a second of sound.");
        var byBytes = format.SamplesPerBlock > 0
            ? (decimal)file.DataLength / format.BlockSize * format.SamplesPerBlock / format.SampleRate
            : (decimal)file.DataLength / format.BytesPerSecond;
        if (file.DeclaredSamples == 0)
            return byBytes;
        var bySamples = (decimal)file.DeclaredSamples / format.SampleRate;
        if (Math.Abs(bySamples - byBytes) <= Math.Max(1, byBytes / 10))
            return bySamples;
        warnings.Add($"It declares {bySamples:0.###} s of sound, but has bytes for {byBytes:0.###} s.");
        return byBytes;
    }
}
