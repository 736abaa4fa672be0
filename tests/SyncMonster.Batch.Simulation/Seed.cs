using SyncMonster.Batch.Simulation.Judging;
using SyncMonster.Batch.Simulation.Mutants;
using SyncMonster.Batch.Simulation.Scenarios;

namespace SyncMonster.Batch.Simulation;

/// <summary>
/// One seed: a world is drawn, lives through a few runs that are disturbed, killed or stopped, and is judged after
/// each; then its troubles end, one run finishes what it can, and one more has nothing left to do.
/// </summary>
internal static class Seed
{
    /// <summary>Plays a seed.</summary>
    /// <param name="number">The seed.</param>
    /// <param name="mutant">What is wrong with the engine; null: nothing.</param>
    /// <param name="traced">Whether to keep what happened.</param>
    public static Verdict Play(int number, Mutant? mutant = null, bool traced = false)
    {
        var folder = Directory.CreateDirectory(Folder).FullName;
        var world = new World(number, folder, traced);
        try
        {
            Live(world, mutant);
            return new Verdict(number, null, world);
        }
        catch (BreachException e)
        {
            world.Trace?.Say("JUDGE", e.Message);
            return new Verdict(number, e, world);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Where there is memory for files: the checkpoint syncs as it does on a disk, and nobody waits for one. One name
    // for all seeds of a thread, since queries are prepared anew for every name of a database.
    private static string Folder => Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        $"syncmonster-simulation-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");

    private static void Live(World world, Mutant? mutant)
    {
        if (world.Trace is { } trace) Telling.Of(trace, world);
        world.Other.HaveHistory();
        // A budget for a day goes by the clock on the wall.
        if (world.Troubles.Has(Trouble.ClockJumps) && world.Scenario.Plan.Budget.MaxCreditsPerDay is null)
            JumpClock(world);
        for (var run = 0; run < world.Scenario.Disturbed; run++) Disturb(world, mutant);

        world.Troubles.End();
        world.Trace?.Say("world", "the troubles are over");
        var done = Finish(world, mutant);
        Judge.AfterCalm(done);
        var posts = world.Service.Gates.Passed;
        Rest(world);
        Judge.AfterResume(Finish(world, mutant), done, world.Service.Gates.Passed - posts);
    }

    private static Evidence Finish(World world, Mutant? mutant)
    {
        using var run = new SimulatedRun(world, mutant);
        return run.Live();
    }

    private static void Disturb(World world, Mutant? mutant)
    {
        var evidence = RunToSomeEnd(world, mutant);
        Judge.AfterRun(evidence);
        if (world.Chance.Chance(0.15)) world.Person.Resolve(evidence);
        Rest(world);
        foreach (var job in world.Scenario.Plan.Jobs.Where(job => world.Disk.Names.ContainsKey(job.Output)))
        {
            if (world.Troubles.Strikes(Trouble.FileTouched))
                world.Disk.Touch(job.Output, world.Chance.Chance(0.5), world.Wall.Now);
        }
    }

    private static Evidence RunToSomeEnd(World world, Mutant? mutant)
    {
        var chance = world.Chance;
        world.Other.Work();
        var isKilled = chance.Chance(0.6);
        using var run = new SimulatedRun(world, mutant, isKilled ? (int)Math.Exp(chance.Between(1, 7)) : null);
        var evidence = run.Live(
            !isKilled && chance.Chance(0.4) ? chance.Seconds(0.1, chance.Chance(0.5) ? 30 : 600) : null);
        world.Trace?.Say("world", run.WasKilled
            ? $"the run is killed after {run.Age} moments"
            : $"the run has ended: {evidence.State?.Stop?.Reason.ToString() ?? "by itself"}");
        if (run.WasKilled && chance.Chance(0.5))
        {
            world.Trace?.Say("world", "the power is cut");
            world.Disk.CutPower(chance);
        }

        return evidence;
    }

    private static void Rest(World world) => world.Timeline.Pass(
        world.Chance.Chance(0.6) ? world.Chance.Seconds(0.1, 90) : world.Chance.Seconds(60, 40_000));

    private static void JumpClock(World world) => world.Timeline.After(world.Chance.Seconds(1, 2_000), () =>
    {
        if (!world.Troubles.Has(Trouble.ClockJumps)) return;
        var most = world.Chance.Chance(0.8) ? 7_200 : 200_000;
        world.Wall.Jump(world.Chance.Seconds(-most, most));
        world.Trace?.Say("world", $"the clock is set to {world.Wall.Now:u}");
        JumpClock(world);
    });
}

/// <summary>What became of a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Breach">The law it broke; null: none.</param>
/// <param name="World">The world as it was in the end.</param>
internal sealed record Verdict(int Seed, BreachException? Breach, World World);
