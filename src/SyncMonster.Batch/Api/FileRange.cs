namespace SyncMonster.Batch.Api;

/// <summary>The rest of a file whose beginning is here already.</summary>
/// <param name="From">The first byte that is missing; above 0.</param>
/// <param name="ETag">
/// The strong ETag the beginning came with, quotes included: the service sends the rest only of that very file.
/// </param>
public sealed record FileRange(long From, string ETag);
