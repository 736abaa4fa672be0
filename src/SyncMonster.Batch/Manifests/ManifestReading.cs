using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests;

/// <summary>What came of reading a manifest.</summary>
/// <param name="Manifest">The manifest; null when any problem is an error.</param>
/// <param name="Problems">Everything found wrong, sorted by place.</param>
public sealed record ManifestReading(Manifest? Manifest, IReadOnlyList<Problem> Problems);
