using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Keys;

/// <summary>Sees an API key written into a manifest, where it would be shared, committed and backed up with it.</summary>
internal static class SecretKey
{
    /// <summary>Whether a key by this name holds the account's secret; then a problem says so, without the value.</summary>
    public static bool IsRefused(PlacedScalar key, ProblemList problems)
    {
        var name = string.Concat(key.Text.Where(char.IsLetter)).ToLowerInvariant();
        if (name is not ("apikey" or "xapikey" or "syncmonsterapikey" or "secret" or "token" or "password")) return false;
        problems.Error(
            key.Place, $"{key.Description} is a secret, and a manifest is no place for one",
            "take it out and set the environment variable SYNCMONSTER_API_KEY");
        return true;
    }
}
