using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Manifests;

/// <summary>Settings from flags and the environment: each one given stands above the manifest's.</summary>
/// <param name="OutputDirectory">The output folder, relative to the working directory; null: the manifest's.</param>
/// <param name="MaxCredits">What the run may spend; null: the manifest's.</param>
/// <param name="Jobs">Jobs under way at once, from 1; null: the manifest's.</param>
/// <param name="StateDirectory">The state folder, relative to the working directory; null: the manifest's.</param>
public sealed record ManifestOverrides(
    string? OutputDirectory = null, Credits? MaxCredits = null, int? Jobs = null, string? StateDirectory = null)
{
    /// <summary>The account's key, which must not stand in a manifest; null: it isn't known.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>The manifest alone decides.</summary>
    public static ManifestOverrides None { get; } = new();
}
