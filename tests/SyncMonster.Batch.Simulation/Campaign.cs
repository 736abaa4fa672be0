using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SyncMonster.Batch.Simulation.Mutants;

namespace SyncMonster.Batch.Simulation;

/// <summary>
/// Many seeds, on as many threads as there are cores; each seed is a world of its own on one of them.
/// </summary>
internal static class Campaign
{
    /// <summary>Plays seeds until all are played or one breaks a law.</summary>
    /// <returns>The lowest seed that broke a law among those played; null: none did.</returns>
    public static Verdict? Play(int from, int count, Mutant? mutant = null)
    {
        var broken = new ConcurrentBag<Verdict>();
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(from, count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (seed, loop) =>
            {
                var verdict = Seed.Play(seed, mutant);
                if (verdict.Breach is null) return;
                broken.Add(verdict);
                loop.Stop();
            });
        return broken.MinBy(verdict => verdict.Seed);
    }

    /// <summary>The program, as <c>tests/simulate.sh</c> tells it.</summary>
    public static int Run(string[] args)
    {
        var name = Value(args, "--mutant");
        var mutant = AllMutants.All.FirstOrDefault(mutant => mutant.Name == name);
        if (Number(args, "--seeds") is not { } count
            || Number(args, "--from") is not { } from
            || (name is not null && mutant is null))
        {
            Console.Error.WriteLine(
                "--seeds and --from take numbers, and --mutant one of "
                + $"{string.Join(", ", AllMutants.All.Select(mutant => mutant.Name))}.");
            return 2;
        }

        if (args.Contains("--mutants")) return Hunt(from, count);
        if (args.Contains("--all")) return Count(from, count, mutant);
        var watch = Stopwatch.StartNew();
        var broken = Play(from, count, mutant);
        if (broken is null && args.Contains("--trace") && count == 1)
            foreach (var line in Seed.Play(from, mutant, traced: true).World.Trace!.Lines) Console.WriteLine(line);
        Console.WriteLine(broken is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{count} seeds from {from}: no law broken, in {watch.Elapsed.TotalSeconds:0.0} s")
            : Replay.Told(broken, mutant));
        return broken is null ? 0 : 1;
    }

    // Which seed finds out which mutant.
    private static int Hunt(int from, int count)
    {
        var missed = 0;
        foreach (var mutant in AllMutants.All)
        {
            var broken = Play(from, count, mutant);
            if (broken is null) missed++;
            var words = broken is null ? "NOT FOUND" : $"{broken.Seed}: {broken.Breach!.Message}";
            Console.WriteLine($"{mutant.Name,-36} {words}");
        }

        return missed == 0 ? 0 : 1;
    }

    // How many seeds break which law, and the first of each.
    private static int Count(int from, int count, Mutant? mutant)
    {
        var breaches = Enumerable.Range(from, count).AsParallel()
            .Select(seed => Seed.Play(seed, mutant)).Where(verdict => verdict.Breach is not null).ToList();
        foreach (var same in breaches.GroupBy(verdict => verdict.Breach!.Law))
        {
            var first = same.MinBy(verdict => verdict.Seed)!;
            Console.WriteLine($"{same.Count()} of {count}, first {first.Seed}: {first.Breach!.Message}");
        }

        Console.WriteLine($"{breaches.Count} of {count} seeds from {from} broke a law");
        return breaches.Count == 0 ? 0 : 1;
    }

    private static int? Number(string[] args, string name) => Value(args, name) is not { } text
        ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
