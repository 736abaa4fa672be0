using System.Globalization;

namespace SyncMonster.Batch.Core.Money;

/// <summary>An amount of credits, the service's currency; exact decimals.</summary>
/// <param name="Amount">The amount; 1 credit is one second of lip-sync (reference, section "Credits").</param>
public readonly record struct Credits(decimal Amount) : IComparable<Credits>
{
    /// <summary>Nothing.</summary>
    public static Credits Zero { get; }

    /// <summary>The sum of two amounts.</summary>
    public static Credits operator +(Credits left, Credits right) => new(left.Amount + right.Amount);

    /// <summary>The difference of two amounts.</summary>
    public static Credits operator -(Credits left, Credits right) => new(left.Amount - right.Amount);

    /// <summary>Whether the left amount is the smaller.</summary>
    public static bool operator <(Credits left, Credits right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is the larger.</summary>
    public static bool operator >(Credits left, Credits right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount isn't the larger.</summary>
    public static bool operator <=(Credits left, Credits right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount isn't the smaller.</summary>
    public static bool operator >=(Credits left, Credits right) => left.Amount >= right.Amount;

    /// <summary>See <see cref="op_Addition"/>.</summary>
    public static Credits Add(Credits left, Credits right) => left + right;

    /// <summary>See <see cref="op_Subtraction"/>.</summary>
    public static Credits Subtract(Credits left, Credits right) => left - right;

    /// <inheritdoc/>
    public int CompareTo(Credits other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount with two decimals, more only where it has more.</summary>
    public override string ToString() => Amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
