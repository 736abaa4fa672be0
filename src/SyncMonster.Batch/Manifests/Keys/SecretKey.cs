using System.Collections.Frozen;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Keys;

/// <summary>
/// Sees an API key written into a manifest, where it would be shared, committed and backed up with it.
/// </summary>
internal static class SecretKey
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "apikey", "xapikey", "apitoken", "syncmonsterapikey", "syncmonsterkey", "accesskey", "accesstoken", "authtoken",
        "authorization", "bearer", "secret", "clientsecret", "token", "password", "passwd", "credentials");

    /// <summary>
    /// Whether a key by this name holds the account's secret; then a problem says so, without the value.
    /// </summary>
    public static bool IsRefused(PlacedScalar key, ProblemList problems)
    {
        var name = string.Concat(key.Text.Where(char.IsLetter)).ToLowerInvariant();
        if (!Names.Contains(name)) return false;
        problems.Error(
            key.Place, $"{key.Description} is a secret, and a manifest is no place for one",
            "take it out and set the environment variable SYNCMONSTER_API_KEY");
        return true;
    }
}
