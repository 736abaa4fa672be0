using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SyncMonster.Batch.Hosting;

/// <summary>
/// How many failed jobs a run bears before it starts no more paid work: a number, or a share of its jobs.
/// </summary>
/// <param name="Amount">The number, or the share in per cent.</param>
/// <param name="IsPercent">Whether it is a share.</param>
public sealed record FailFast(decimal Amount, bool IsPercent)
{
    /// <summary>Reads <c>3</c> or <c>10%</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FailFast? failFast)
    {
        var isPercent = text.EndsWith('%');
        var number = isPercent ? text[..^1] : text;
        failFast = decimal.TryParse(
            number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount > 0
            && (isPercent ? amount <= 100 : amount == decimal.Truncate(amount) && amount <= int.MaxValue)
                ? new FailFast(amount, isPercent)
                : null;
        return failFast is not null;
    }

    /// <summary>The number of failed jobs at which a run of so many stops; at least 1.</summary>
    public int CountOf(int jobs) => (int)Math.Max(1, IsPercent ? decimal.Ceiling(Amount * jobs / 100) : Amount);
}
