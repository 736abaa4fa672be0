namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Sums up when the samples of each track are shown, and proves that they all lie inside the file.</summary>
internal static class Timelines
{
    /// <summary>The time lines of the picture and sound tracks that hold samples.</summary>
    public static IReadOnlyDictionary<Track, Timeline> Read(Mp4File file, List<string> warnings)
    {
        var timelines = new Dictionary<Track, Timeline>();
        foreach (var track in file.Movie.Tracks.Where(track => track.IsMedia))
            timelines.Add(track, FromTables(track, file, warnings));
        if (file.IsFragmented)
            AddFragments(file, timelines);
        return timelines.Where(pair => pair.Value.Samples > 0).ToDictionary();
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
            if (byId.TryGetValue(run.TrackId, out var timeline))
                timeline.Add(run);
        }
    }
}
