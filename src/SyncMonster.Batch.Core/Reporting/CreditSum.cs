using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>
/// A sum of credits in which parts may not be known. What isn't known is counted and bounded, never taken for nothing.
/// </summary>
/// <param name="Known">The sum of the known parts.</param>
/// <param name="NotKnown">How many parts aren't known.</param>
/// <param name="NotKnownAtMost">The most that those of them can be which have a bound.</param>
/// <param name="Unbounded">How many of them have no bound.</param>
public sealed record CreditSum(Credits Known, int NotKnown, Credits NotKnownAtMost, int Unbounded)
{
    /// <summary>Nothing, for certain.</summary>
    public static CreditSum Zero { get; } = new(Credits.Zero, 0, Credits.Zero, 0);

    /// <summary>Whether every part is known.</summary>
    public bool IsKnown => NotKnown == 0;

    /// <summary>Whether it is nothing for certain.</summary>
    public bool IsZero => this == Zero;

    /// <summary>The sum; null where a part of it isn't known.</summary>
    public Credits? Total => IsKnown ? Known : null;

    /// <summary>The most it can be; null where a part of it has no bound.</summary>
    public Credits? AtMost => Unbounded == 0 ? Known + NotKnownAtMost : null;

    /// <summary>A known amount.</summary>
    public static CreditSum Of(Credits amount) => new(amount, 0, Credits.Zero, 0);

    /// <summary>An amount that isn't known.</summary>
    /// <param name="atMost">The most it can be; null where that isn't known either.</param>
    public static CreditSum Unknown(Credits? atMost) =>
        new(Credits.Zero, 1, atMost ?? Credits.Zero, atMost is null ? 1 : 0);

    /// <summary>The sum of two sums.</summary>
    public static CreditSum operator +(CreditSum left, CreditSum right) => new(
        left.Known + right.Known,
        left.NotKnown + right.NotKnown,
        left.NotKnownAtMost + right.NotKnownAtMost,
        left.Unbounded + right.Unbounded);

    /// <summary>See <see cref="op_Addition"/>.</summary>
    public static CreditSum Add(CreditSum left, CreditSum right) => left + right;
}
