using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>What becomes of a paid request whose last bytes have left.</summary>
/// <param name="ArrivesAfter">When it reaches the service; null: never.</param>
/// <param name="EndsAfter">When its client learns, or gives up.</param>
/// <param name="Fault">What the client learns; null: the service's answer.</param>
internal sealed record Fate(TimeSpan? ArrivesAfter, TimeSpan EndsAfter, Fault? Fault)
{
    // No more than this after the last bytes left: together with a list's lag it stays below the settle time.
    private const double LatestArrival = 60;

    public static Fate Of(Troubles troubles, Draw draw)
    {
        var travel = draw.Seconds(0.02, draw.Chance(0.1) ? LatestArrival : 3);
        var end = travel + draw.Seconds(0.02, 3);
        if (troubles.Strikes(Trouble.RequestLost)) return Lost(null, draw.Seconds(0.1, 120), "no reply within 120 s");
        if (troubles.Strikes(Trouble.AnswerLost))
            return Lost(travel, travel + draw.Seconds(0, 60), "the connection was reset");
        if (troubles.Strikes(Trouble.AcceptedLate))
            return Lost(draw.Seconds(10, LatestArrival), draw.Seconds(0, 10), "the connection was reset");
        if (troubles.Strikes(Trouble.ErrorBilled)) return Lost(travel, end, "Internal server error", Broken(draw));
        if (troubles.Strikes(Trouble.ErrorUnbilled)) return Lost(null, end, "Internal server error", Broken(draw));
        if (troubles.Strikes(Trouble.AnswerGarbled))
            return Lost(travel, end, "the reply is not what the API promises", 200);
        if (troubles.Strikes(Trouble.Throttled)) return new Fate(null, end, Throttling.Of("POST", draw).Fault);
        return new Fate(travel, end, null);
    }

    private static int Broken(Draw draw) => draw.One([500, 502, 503, 504]);

    private static Fate Lost(TimeSpan? arrives, TimeSpan ends, string words, int? status = null) =>
        new(arrives, ends, new Fault(FaultKind.InDoubt, words, status));
}
