using System.Diagnostics;
using System.Globalization;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>This program again, for one measurement: what it uses is then that measurement's alone.</summary>
internal static class Child
{
    /// <summary>Runs it and takes the figures that it tells.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('='))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Tells a figure to the one who started this process.</summary>
    public static void Tell(string name, double figure) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={figure:R}"));
}
