using System.Globalization;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>What this process has used.</summary>
internal static class Measured
{
    /// <summary>Processor time of all threads so far.</summary>
    public static TimeSpan Processor => Environment.CpuUsage.TotalTime;

    /// <summary>The most memory that was resident at any time, in MB (proc(5), <c>VmHWM</c>).</summary>
    public static double PeakMegabytes => FromStatus("VmHWM:");

    private static double FromStatus(string name) => double.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>One figure, beside what it should be.</summary>
    public static void Say(string what, string figure, string goal = "") =>
        Console.WriteLine($"  {what,-58} {figure,16}   {goal}");

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
