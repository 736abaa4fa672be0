namespace SyncMonster.Media.Remuxing;

/// <summary>An entry of the edit list to be written.</summary>
/// <param name="Duration">In ticks of the movie.</param>
/// <param name="MediaTime">In ticks of the track; −1: only time passes.</param>
/// <param name="IsDwell">The picture stands still.</param>
internal readonly record struct OutputEdit(long Duration, long MediaTime, bool IsDwell = false);
