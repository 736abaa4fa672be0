using System.Collections.Immutable;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>Credits charged, or set aside for what may be, in everything that a cap counts them by.</summary>
public sealed record Spending
{
    /// <summary>Nothing.</summary>
    public static Spending None { get; } = new();

    /// <summary>In all.</summary>
    public Credits Total { get; private init; }

    /// <summary>By the job that it was for, by its name.</summary>
    public ImmutableDictionary<string, Credits> ByJob { get; private init; } = [];

    /// <summary>By the tags of that job.</summary>
    public ImmutableDictionary<Tag, Credits> ByTag { get; private init; } = [];

    /// <summary>With an amount more, or less, for a job; null: for one that nobody asks for by its name.</summary>
    public Spending With(string? jobId, EquatableList<Tag> tags, Credits change)
    {
        if (change == Credits.Zero) return this;
        var byTag = ByTag;
        for (var i = 0; i < tags.Count; i++) byTag = Plus(byTag, tags[i], change);
        return new Spending
        {
            Total = Total + change,
            ByJob = jobId is null ? ByJob : Plus(ByJob, jobId, change),
            ByTag = byTag,
        };
    }

    private static ImmutableDictionary<TKey, Credits> Plus<TKey>(
        ImmutableDictionary<TKey, Credits> sums, TKey key, Credits change)
        where TKey : notnull => sums.SetItem(key, sums.GetValueOrDefault(key) + change);
}
