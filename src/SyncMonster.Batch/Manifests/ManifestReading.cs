using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests;

/// <summary>What came of reading a manifest.</summary>
/// <param name="Manifest">The manifest; null when any problem is an error.</param>
/// <param name="Problems">Everything found wrong, sorted by place.</param>
public sealed record ManifestReading(Manifest? Manifest, IReadOnlyList<Problem> Problems)
{
    /// <summary>
    /// The jobs that could be read and whose files are there, also where there are errors elsewhere: so that problems
    /// inside the media can be told in one go with the others. Null: nothing can be looked into.
    /// </summary>
    public Manifest? Readable { get; init; }
}
