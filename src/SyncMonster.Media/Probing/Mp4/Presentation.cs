namespace SyncMonster.Media.Probing.Mp4;

/// <summary>How long a track is presented: its samples as its edit list shows them.</summary>
internal static class Presentation
{
    public static decimal Seconds(Track track, Timeline timeline, uint movieScale)
    {
        var seconds = track.Edits.Count == 0
            ? (decimal)timeline.DecodeSpan / track.TimeScale
            : Parts(track, timeline, movieScale).Sum(part => part.Seconds);
        return seconds <= Limits.Seconds
            ? seconds
            : throw MediaException.Damaged("It declares a length of more than a year.");
    }

    /// <summary>The edits with the length that is really shown of each.</summary>
    public static IEnumerable<(Edit Edit, decimal Seconds)> Parts(Track track, Timeline timeline, uint movieScale)
    {
        foreach (var edit in track.Edits)
        {
            var asked = (decimal)edit.Duration / movieScale;
            if (edit.IsEmpty || edit.IsDwell)
            {
                yield return (edit, asked);
                continue;
            }

            var there = Math.Max(0, (decimal)(timeline.CompositionEnd - edit.MediaTime) / track.TimeScale);

            // An edit can't say more than a tick of the movie: one that comes that close means the whole media.
            var whole = edit.Duration == 0 || asked > there || there - asked < 1m / movieScale;
            yield return (edit, whole ? there : asked);
        }
    }
}
