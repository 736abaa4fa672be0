using System.Globalization;

namespace SyncMonster.Batch.Reports;

/// <summary>Numbers and times in files for machines: the same in every country.</summary>
internal static class Numbers
{
    /// <summary>A number with as many decimals as it has; null where there is none.</summary>
    public static string? Plain(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in UTC, to the second; null where there is none.</summary>
    public static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
