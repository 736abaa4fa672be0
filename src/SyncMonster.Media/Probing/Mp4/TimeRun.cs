namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// Samples one after the other with the same duration and the same offset, both in the media's ticks.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Duration">From the decoding of one to that of the next.</param>
/// <param name="CompositionOffset">From the decoding of one to its showing.</param>
internal readonly record struct TimeRun(long Count, uint Duration, int CompositionOffset);
