namespace SyncMonster.Batch.Core.Running;

/// <summary>How long to wait before something is tried again.</summary>
public static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Doubles from 1 s to 60 s, varied by up to a quarter either way so that what failed together doesn't come back
    /// together; not less than the service asked for, up to a quarter of an hour.
    /// </summary>
    /// <param name="id">What is tried again: the variation comes from its name, so a run can be replayed.</param>
    /// <param name="tries">How often it has failed in a row, from 1.</param>
    /// <param name="asked">What the service asked for (<c>Retry-After</c>); null where it didn't.</param>
    public static TimeSpan Delay(string id, int tries, TimeSpan? asked)
    {
        var doubled = First * Math.Pow(2, Math.Min(tries - 1, 10));
        var plain = doubled < Longest ? doubled : Longest;
        var varied = plain * (0.75 + (0.5 * Share(id, tries)));
        var wanted = asked < LongestAsked ? asked.Value : LongestAsked;
        return asked is not null && wanted > varied ? wanted : varied;
    }

    // A number from 0 to 1 that depends on the name and the try alone (FNV-1a, 32 bits).
    private static double Share(string id, int tries)
    {
        var hash = 2166136261u;
        foreach (var character in id) hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (uint)tries) * 16777619u;
        return (hash ^ (hash >> 15)) / (double)uint.MaxValue;
    }
}
