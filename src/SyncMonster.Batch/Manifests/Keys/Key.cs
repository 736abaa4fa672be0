namespace SyncMonster.Batch.Manifests.Keys;

/// <summary>A key that a mapping of the manifest may have.</summary>
/// <param name="Name">The key.</param>
/// <param name="Fields">What its value may have inside; null: it has nothing inside.</param>
/// <param name="IsList">Whether its value may be a list: in a table, <c>|</c> divides its cells.</param>
/// <param name="IsNumber">Whether its value is a number, for which a table may have a decimal comma.</param>
internal sealed record Key(string Name, KeySet? Fields = null, bool IsList = false, bool IsNumber = false);
