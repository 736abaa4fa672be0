namespace SyncMonster.Batch.Core.Money;

/// <summary>Credits per second of video (reference, section "Credits").</summary>
public static class Price
{
    /// <summary>Credits per second of <c>POST /find-face</c>.</summary>
    public const decimal FindFacePerSecond = 0.5m;

    /// <summary>Credits per second of lip-sync.</summary>
    public const decimal LipSyncPerSecond = 1m;

    /// <summary>Credits per second of drama; with lip-sync both are billed.</summary>
    public const decimal DramaPerSecond = 1m;

    /// <summary>What a step is expected to cost: seconds rounded up to hundredths. Shown, never relied on.</summary>
    /// <param name="seconds">The video's length.</param>
    /// <param name="perSecond">The step's rate.</param>
    public static Credits Expected(decimal seconds, decimal perSecond) =>
        new(decimal.Ceiling(seconds * 100) / 100 * perSecond);

    /// <summary>
    /// The most that a step can cost: seconds rounded up to whole ones, since the reference doesn't say how it rounds.
    /// </summary>
    /// <param name="seconds">The video's length.</param>
    /// <param name="perSecond">The step's rate.</param>
    public static Credits WorstCase(decimal seconds, decimal perSecond) => new(decimal.Ceiling(seconds) * perSecond);

    /// <summary>The rate of a generation: lip-sync and drama add up.</summary>
    public static decimal GeneratePerSecond(bool lipSync, bool drama) =>
        (lipSync ? LipSyncPerSecond : 0) + (drama ? DramaPerSecond : 0);
}
