namespace SyncMonster.Batch.Checkpoints;

/// <summary>A file whose content is known, as long as its size and time stay as they are.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">Its modification time.</param>
/// <param name="Content">The digest of its bytes.</param>
public sealed record InputDigest(string Path, long Bytes, DateTimeOffset Modified, string Content);
