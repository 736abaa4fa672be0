using System.Globalization;
using System.Text.RegularExpressions;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>When paid work stops being started, from <c>--until</c> and <c>--max-duration</c>.</summary>
internal static partial class Deadline
{
    /// <summary>The earlier of the two; null where neither is set.</summary>
    /// <param name="time">
    /// The clock and its time zone: a time of day is meant locally, today or, if it is past, tomorrow.
    /// </param>
    /// <param name="until"><c>HH:MM</c>.</param>
    /// <param name="duration">A number with <c>s</c>, <c>m</c> or <c>h</c>, or several in a row: <c>1h30m</c>.</param>
    /// <exception cref="BatchException">One of them can't be read (2).</exception>
    public static DateTimeOffset? Earliest(TimeProvider time, string? until, string? duration)
    {
        var byClock = until is null ? null : Next(time, until);
        var byLength = duration is null ? null : time.GetUtcNow() + Length(duration);
        return byClock is null || byLength < byClock ? byLength : byClock;
    }

    private static DateTimeOffset? Next(TimeProvider time, string text)
    {
        if (!TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var timeOfDay))
            throw new BatchException(ExitCode.BadInput, $"--until is '{text}'; give a time of day such as 06:30.");
        var now = time.GetLocalNow();
        var next = now.Date + timeOfDay.ToTimeSpan();
        if (next <= now.DateTime) next = next.AddDays(1);
        return new DateTimeOffset(next, time.LocalTimeZone.GetUtcOffset(next));
    }

    private static TimeSpan? Length(string text)
    {
        var match = DurationPattern().Match(text);
        if (!match.Success || text.Length == 0)
            throw new BatchException(
                ExitCode.BadInput, $"--max-duration is '{text}'; give a time such as 45m, 8h or 1h30m.");
        return TimeSpan.FromHours(Number("h")) + TimeSpan.FromMinutes(Number("m")) + TimeSpan.FromSeconds(Number("s"));

        double Number(string unit) =>
            match.Groups[unit].Success ? double.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^((?<h>\d{1,5}(\.\d+)?)h)?((?<m>\d{1,5}(\.\d+)?)m)?((?<s>\d{1,6}(\.\d+)?)s)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();
}
