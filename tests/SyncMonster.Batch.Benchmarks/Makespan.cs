using System.Diagnostics;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>
/// How long a season takes with a hundred jobs at once, against the time that the service alone would need.
/// </summary>
internal static class Makespan
{
    private const int Lanes = 100;
    private const int Jobs = 2000;
    private static readonly TimeSpan Stage = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("makespan").FullName;
        try
        {
            Console.WriteLine(
                Measured.Text($"{Jobs} jobs of two stages of {Stage.TotalSeconds:0} s, {Lanes} at once:"));
            await using var service = await Service.StartAsync(Stage, held: false);
            var taken = await Child.RunAsync("season", folder, service.Address.AbsoluteUri);
            var bound = Stage.TotalSeconds * 2 * Jobs / Lanes;
            Measured.Say("time, against the service's own", Measured.Text($"{taken["seconds"]:0.0} s / {bound:0.0} s"));
            Measured.Say("ratio", Measured.Text($"{taken["seconds"] / bound:0.000}"), "1.05 at the most");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Dubs the season from nothing to delivered files.</summary>
    public static async Task SeasonAsync(string folder, Uri service)
    {
        var engine = new Engine(Season.Plan(folder, Jobs, 1, new ConcurrencySettings(Lanes, 16, 16)), folder, service);
        var watch = Stopwatch.StartNew();
        var last = await engine.RunAsync(_ => false);
        if (last.Jobs.Values.Any(job => job.Stage != JobStage.Delivered))
            throw new InvalidOperationException("Not all were delivered.");
        Child.Tell("seconds", watch.Elapsed.TotalSeconds);
    }
}
