namespace SyncMonster.Media.Remuxing;

/// <summary>Packets of one track laid down one behind the other.</summary>
/// <param name="Track">Whose they are.</param>
/// <param name="First">The first one's place among the track's packets.</param>
/// <param name="Count">How many.</param>
/// <param name="Offset">Where they start in the media data.</param>
/// <param name="Size">Their bytes.</param>
internal readonly record struct OutputChunk(OutputTrack Track, int First, int Count, long Offset, long Size);
