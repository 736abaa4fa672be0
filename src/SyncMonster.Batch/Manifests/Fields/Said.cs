using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>A setting, and whether a manifest says it or leaves it as usual.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="Value">The setting.</param>
/// <param name="Place">Where it is said; null: it is as usual.</param>
internal readonly record struct Said<T>(T Value, Place? Place)
{
    /// <summary>A setting as usual.</summary>
    public static implicit operator Said<T>(T usual) => new(usual, null);
}
