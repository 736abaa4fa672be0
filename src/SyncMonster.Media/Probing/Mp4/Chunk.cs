namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Samples that lie one behind the other in the file.</summary>
/// <param name="Offset">Where the first starts.</param>
/// <param name="FirstSample">Which sample that is, from 0.</param>
/// <param name="SampleCount">How many there are.</param>
/// <param name="Description">Which of the track's sample descriptions holds for them, from 1.</param>
internal readonly record struct Chunk(ulong Offset, int FirstSample, int SampleCount, uint Description);
