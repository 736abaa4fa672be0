namespace SyncMonster.Batch.Api;

/// <summary>A picture of a face.</summary>
/// <param name="Bytes">The picture as it came.</param>
/// <param name="MediaType">What it says it is, such as <c>image/jpeg</c>.</param>
public sealed record FaceCrop(ReadOnlyMemory<byte> Bytes, string MediaType);
