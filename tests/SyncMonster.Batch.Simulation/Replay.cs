using System.Globalization;
using SyncMonster.Batch.Simulation.Mutants;

namespace SyncMonster.Batch.Simulation;

/// <summary>A seed that broke a law, played again to tell how.</summary>
internal static class Replay
{
    public static string Told(Verdict broken, Mutant? mutant)
    {
        var again = Seed.Play(broken.Seed, mutant, traced: true);
        var named = mutant is null ? "" : $" --mutant {mutant.Name}";
        var otherwise = again.Breach?.Message == broken.Breach!.Message
            ? ""
            : $"Played again it ended otherwise: {again.Breach?.Message ?? "no law broken"}.";
        var number = broken.Seed.ToString(CultureInfo.InvariantCulture);
        return string.Join(Environment.NewLine,
        [
            .. again.World.Trace!.Lines,
            otherwise,
            $"Seed {number} broke a law. {broken.Breach.Message}",
            $"Again: tests/simulate.sh --seeds 1 --from {number} --trace{named}",
        ]);
    }
}
