namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Probes mp4 and mov files.</summary>
internal static class Mp4Probe
{
    // A promised length may have been rounded, or have counted what edit lists leave out.
    private const decimal PromiseTolerance = 1;

    public static MediaInfo Probe(ByteSource source)
    {
        var file = Mp4File.Read(source);
        var movie = file.Movie;
        var warnings = new List<string>(file.Warnings);

        var present = Timelines.Read(file, warnings);
        if (present.Count == 0)
            throw MediaException.Damaged("It holds neither picture nor sound.");
        var seconds = present.ToDictionary(
            pair => pair.Key, pair => Presentation.Seconds(pair.Key, pair.Value, movie.TimeScale));
        var longest = seconds.Values.Max();
        var promised = (decimal)movie.FragmentDuration / movie.TimeScale;
        if (file.IsFragmented && promised > longest + PromiseTolerance && promised <= Limits.Seconds)
            throw MediaException.Damaged($"It promises {promised:0.###} s, but its fragments hold {longest:0.###} s.");

        var picture = movie.First(Track.Picture, present.ContainsKey);
        var sound = movie.First(Track.Sound, present.ContainsKey);
        return new MediaInfo(
            file.Container,
            longest,
            picture is null ? null : Video(picture, present[picture], seconds[picture], warnings),
            sound is null ? null : Audio(sound, seconds[sound]),
            warnings);
    }

    private static VideoTrack Video(Track track, Timeline timeline, decimal seconds, List<string> warnings)
    {
        var (codec, width, height) = SampleDescription.Picture(track.Samples.Descriptions);
        if (width == 0 || height == 0)
            throw MediaException.Damaged($"Its picture declares a size of {width}×{height}.");
        if (timeline.ShownSamples == 0 || (seconds == 0 && timeline.Duration > 0))
            throw MediaException.Damaged("Its edit list shows none of its frames.");
        if (timeline.Duration == 0)
            warnings.Add("All its frames are shown for no time.");
        var rate = timeline.Duration == 0 ? 0 : (double)timeline.Samples * track.TimeScale / timeline.Duration;
        return new VideoTrack(
            codec, width, height, Rotation.Degrees(track.Matrix.Span), rate, timeline.ShownSamples, seconds);
    }

    private static AudioTrack Audio(Track track, decimal seconds)
    {
        var (codec, rate, channels) = SampleDescription.Sound(track.Samples.Descriptions);
        return new AudioTrack(codec, rate, channels, seconds);
    }
}
