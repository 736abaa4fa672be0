namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Samples of a fragment, alike and one behind the other.</summary>
/// <param name="TrackId">Whose they are.</param>
/// <param name="DecodeTime">
/// When the first is decoded, where the fragment says so; else when the one before it ends.
/// </param>
/// <param name="Offset">Where the first starts in the file.</param>
/// <param name="Size">Bytes of each.</param>
/// <param name="Times">How many, how long, and how far from decoding to showing.</param>
/// <param name="Description">Which of the track's sample descriptions holds for them, from 1.</param>
/// <param name="IsSync">Whether a player may start at them.</param>
internal readonly record struct FragmentRun(
    uint TrackId,
    ulong? DecodeTime,
    long Offset,
    uint Size,
    TimeRun Times,
    uint Description,
    bool IsSync)
{
    /// <summary>
    /// When the first is decoded, if those before it ended at <paramref name="end"/> and the last of them took
    /// <paramref name="lastDuration"/>. A time further back, as in segments of several recordings put together, is not
    /// taken.
    /// </summary>
    public long StartAfter(long end, uint lastDuration)
    {
        if (DecodeTime is not { } time)
            return end;
        if (time > Limits.Ticks)
            throw MediaException.Damaged("A fragment starts at an impossible time.");
        return (long)time < end - lastDuration ? end : (long)time;
    }
}
