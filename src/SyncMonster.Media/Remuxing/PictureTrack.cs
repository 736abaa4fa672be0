using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp4;

namespace SyncMonster.Media.Remuxing;

/// <summary>Takes the picture over from an mp4 or mov file, its packets untouched.</summary>
internal static class PictureTrack
{
    // A coarse track must not make the movie coarse: the sound's length is told in the movie's ticks, too.
    private const uint FineEnough = 1000;

    /// <summary>The track, how long it is shown, and the ticks in a second of the movie it is to stand in.</summary>
    public static (OutputTrack Track, decimal Seconds, uint MovieScale) Read(Mp4File file, Stream source)
    {
        var timelines = Timelines.Read(file, []);
        var track = file.Movie.First(Track.Picture, timelines.ContainsKey)
            ?? throw MediaException.Unknown("It holds no picture.");
        var timeline = timelines[track];
        var seconds = Presentation.Seconds(track, timeline, file.Movie.TimeScale);
        if (seconds > Limits.RemuxedSeconds || timeline.Samples > Limits.RemuxedFrames)
            throw MediaException.Unknown($"Its picture is too long: {seconds:0} s, {timeline.Samples} frames.");

        // A multiple of the track's own ticks, so that no edit is rounded.
        var movieScale = track.TimeScale * Math.Max(1, FineEnough / track.TimeScale);
        var edits = Edits(track, timeline, file.Movie.TimeScale, movieScale);
        var packets = FromTables(track, source);
        AddFragments(packets, file, track, source);
        if (packets.Sum(packet => packet.Size) > file.Length)
            throw MediaException.Damaged("Its frames overlap in the file.");
        var output = new OutputTrack(
            Track.Picture, track.TimeScale, OwnData(track.Samples.Descriptions), packets, edits)
        {
            Matrix = track.Matrix,
            PresentedSize = track.PresentedSize,
        };
        return (output, seconds, movieScale);
    }

    private static List<Packet> FromTables(Track track, Stream source)
    {
        var samples = track.Samples;
        var sync = samples.SyncSamples();
        var packets = new List<Packet>(samples.Count);
        foreach (var run in samples.Times())
        {
            for (long i = 0; i < run.Count; i++)
                packets.Add(new Packet(source, 0, 0, run.Duration, run.CompositionOffset, 1, sync is null));
        }

        foreach (var chunk in samples.Chunks())
        {
            var offset = (long)chunk.Offset;
            for (var i = chunk.FirstSample; i < Math.Min(chunk.FirstSample + chunk.SampleCount, packets.Count); i++)
            {
                var size = samples.Sizes[i];
                packets[i] = packets[i] with { Offset = offset, Size = size, Description = chunk.Description };
                offset += size;
            }
        }

        foreach (var sample in sync ?? [])
        {
            if (sample < packets.Count)
                packets[(int)sample] = packets[(int)sample] with { IsSync = true };
        }

        return packets;
    }

    private static void AddFragments(List<Packet> packets, Mp4File file, Track track, Stream source)
    {
        // The new file says durations only: a gap between fragments becomes a longer last frame of the one before it.
        long end = packets.Sum(packet => (long)packet.Duration);
        foreach (var run in file.FragmentRuns().Where(run => run.TrackId == track.Id))
        {
            var start = run.StartAfter(end, packets.Count == 0 ? 0 : packets[^1].Duration);
            if (packets.Count > 0)
                packets[^1] = packets[^1] with { Duration = Stretched(packets[^1].Duration, start - end) };
            end = start;
            var offset = run.Offset;
            for (long i = 0; i < run.Times.Count; i++)
            {
                packets.Add(new Packet(
                    source, offset, run.Size, run.Times.Duration, run.Times.CompositionOffset, run.Description, run.IsSync));
                offset += run.Size;
                end += run.Times.Duration;
            }
        }
    }

    private static uint Stretched(uint duration, long gap) => duration + gap <= uint.MaxValue
        ? (uint)(duration + gap)
        : throw MediaException.Damaged("Its fragments are too far apart.");

    /// <summary>
    /// The edit list in ticks of the new movie. Time before the first fragment becomes an empty edit.
    /// </summary>
    private static List<OutputEdit> Edits(Track track, Timeline timeline, uint oldScale, uint newScale)
    {
        var edits = new List<OutputEdit>();
        foreach (var (edit, seconds) in Presentation.Parts(track, timeline, oldScale))
        {
            var length = Ticks(seconds);
            var start = Math.Max(0, edit.MediaTime - timeline.DecodeStart);
            var before = edit.IsEmpty
                ? length
                : Math.Min(
                    length, Ticks(Math.Max(0, timeline.DecodeStart - edit.MediaTime) / (decimal)track.TimeScale));
            if (before > 0)
                edits.Add(new OutputEdit(before, -1));
            if (length > before)
                edits.Add(new OutputEdit(length - before, start, edit.IsDwell));
        }

        return edits;

        long Ticks(decimal seconds) => (long)Math.Round(seconds * newScale, MidpointRounding.AwayFromZero);
    }

    /// <summary>The sample descriptions, each saying that its data is in the first and only place: this file.</summary>
    private static byte[] OwnData(Box stsd)
    {
        var writer = new BoxWriter();
        var entries = stsd.Children(8).ToList();
        writer.U32(0);
        writer.U32((uint)entries.Count);
        foreach (var entry in entries)
        {
            writer.Box(entry.Type, () =>
            {
                writer.Zeros(6);
                writer.U16(1);
                writer.Bytes(entry.Body.Span[8..]);
            });
        }

        return writer.Written.ToArray();
    }
}
