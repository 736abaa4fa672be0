namespace SyncMonster.Batch.Core.Reporting;

/// <summary>What something was thought to cost, what it did cost, and what reuse saved, side by side.</summary>
/// <param name="Estimate">What it is expected to cost: <see cref="Money.Price.Expected"/>.</param>
/// <param name="WorstCase">The most it can cost: <see cref="Money.Price.WorstCase"/>.</param>
/// <param name="Charged">What the account was charged.</param>
/// <param name="Saved">
/// What others paid for and was not charged again: what these jobs would have been charged for it, had they paid
/// themselves.
/// </param>
public sealed record Costs(CreditSum Estimate, CreditSum WorstCase, CreditSum Charged, CreditSum Saved)
{
    /// <summary>Nothing.</summary>
    public static Costs Zero { get; } = new(CreditSum.Zero, CreditSum.Zero, CreditSum.Zero, CreditSum.Zero);

    /// <summary>The sum of two.</summary>
    public static Costs operator +(Costs left, Costs right) => new(
        left.Estimate + right.Estimate,
        left.WorstCase + right.WorstCase,
        left.Charged + right.Charged,
        left.Saved + right.Saved);

    /// <summary>See <see cref="op_Addition"/>.</summary>
    public static Costs Add(Costs left, Costs right) => left + right;

    /// <summary>The sum of many.</summary>
    public static Costs Sum(IEnumerable<Costs> parts) => parts.Aggregate(Zero, Add);
}
