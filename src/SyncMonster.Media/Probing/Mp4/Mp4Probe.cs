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

        var timelines = new Dictionary<Track, Timeline>();
        foreach (var track in movie.Tracks.Where(track => track.IsMedia))
            timelines.Add(track, FromTables(track, file, warnings));
        if (file.IsFragmented)
            AddFragments(file, timelines);

        var present = timelines.Where(pair => pair.Value.Samples > 0).ToDictionary();
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

    private static Timeline FromTables(Track track, Mp4File file, List<string> warnings)
    {
        var timeline = new Timeline(track.Edits, file.Movie.TimeScale, track.TimeScale);
        foreach (var run in track.Samples.Times())
            timeline.Add(run);
        var samples = track.Samples;
        if (samples.TimedCount != samples.Count)
            warnings.Add($"A track has {samples.Count} samples, but times for {samples.TimedCount}.");

        var placed = 0;
        foreach (var chunk in samples.Chunks())
        {
            placed += chunk.SampleCount;
            if (chunk.Offset + (decimal)samples.Sizes.Sum(chunk.FirstSample, chunk.SampleCount) > file.Length)
                throw MediaException.Damaged("Its media data lies past the end of the file: the file is cut short.");
        }

        return placed == samples.Count
            ? timeline
            : throw MediaException.Damaged($"A track has {samples.Count} samples, but places for {placed}.");
    }

    private static void AddFragments(Mp4File file, Dictionary<Track, Timeline> timelines)
    {
        var byId = new Dictionary<uint, Timeline>();
        foreach (var (track, timeline) in timelines)
            byId.TryAdd(track.Id, timeline);
        foreach (var run in file.FragmentRuns())
        {
            if (!byId.TryGetValue(run.TrackId, out var timeline))
                continue;
            if (run.DecodeTime is { } time)
                timeline.MoveTo(time);
            timeline.Add(run.Times);
        }
    }

    private static VideoTrack Video(Track track, Timeline timeline, decimal seconds, List<string> warnings)
    {
        var (codec, width, height) = SampleDescription.Picture(track.Samples.Descriptions);
        if (width == 0 || height == 0)
            throw MediaException.Damaged($"Its picture declares a size of {width}×{height}.");
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
