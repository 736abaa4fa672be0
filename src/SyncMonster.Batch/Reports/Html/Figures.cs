using System.Globalization;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Credits with two decimals and thousands apart: <c>1,234.50</c>.</summary>
    public static string Of(Credits credits) => credits.Amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands apart.</summary>
    public static string Of(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A count and what is counted: <c>1 job</c>, <c>2 jobs</c>.</summary>
    public static string Of(int count, string one, string? many = null) =>
        $"{Of(count)} {(count == 1 ? one : many ?? $"{one}s")}";

    /// <summary>A file's size in powers of ten, to three digits: <c>24.1 MB</c>.</summary>
    public static string Bytes(long bytes)
    {
        var (size, unit) = ((decimal)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1) (size, unit) = (size / 1000, unit + 1);
        return $"{size.ToString(unit == 0 || size >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary>A length of time: <c>4.2 s</c>, <c>3 min 05 s</c>, <c>2 h 07 min</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => Invariant($"{length.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => Invariant($"{(int)length.TotalMinutes} min {length.Seconds:00} s"),
        _ => Invariant($"{(int)length.TotalHours} h {length.Minutes:00} min"),
    };

    /// <summary>A video's length in seconds.</summary>
    public static string Length(decimal seconds) => Length(TimeSpan.FromSeconds((double)seconds));

    /// <summary>A time in UTC, to the minute.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A place or width along a drawing: <c>12.345%</c>.</summary>
    public static string Percent(double share) => Invariant($"{share * 100:0.###}%");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
