namespace SyncMonster.Media.Remuxing;

/// <summary>One coded frame on its way into a new file.</summary>
/// <param name="Source">The stream it lies in.</param>
/// <param name="Offset">Where it starts there.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Duration">To the decoding of the next one, in the track's ticks.</param>
/// <param name="CompositionOffset">From its decoding to its showing, in the track's ticks.</param>
/// <param name="Description">Which of the track's sample descriptions holds for it, from 1.</param>
/// <param name="IsSync">Whether a player may start at it.</param>
internal readonly record struct Packet(
    Stream Source,
    long Offset,
    uint Size,
    uint Duration,
    int CompositionOffset,
    uint Description,
    bool IsSync);
