using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What earlier runs tell a plan beside what they paid for.</summary>
/// <param name="Earlier">Jobs that the plan has under the same id with other content or settings.</param>
/// <param name="Paces">
/// How long delivered jobs took from their start, in seconds for each second of video; newest jobs of the account.
/// </param>
public sealed record PlanHistory(IReadOnlyList<Job> Earlier, IReadOnlyList<decimal> Paces)
{
    /// <summary>There were no earlier runs.</summary>
    public static PlanHistory None { get; } = new([], []);

    /// <summary>
    /// How long the jobs that run will take, going by the middle one of what earlier jobs took; null: nobody knows.
    /// </summary>
    /// <param name="lines">What would be done.</param>
    /// <param name="lanes">Jobs at once.</param>
    public TimeSpan? DurationOf(IReadOnlyList<ForecastLine> lines, int lanes)
    {
        var running = lines.Where(line => line.Step == ForecastStep.Run).ToList();
        if (Paces.Count == 0 || running.Count == 0 || running.Exists(line => !line.IsKnown)) return null;
        var pace = Paces.Order().ElementAt(Paces.Count / 2);
        var seconds = running.ConvertAll(line => line.Job.Video.Seconds!.Value * pace);
        return TimeSpan.FromSeconds((double)Math.Max(seconds.Max(), seconds.Sum() / Math.Min(lanes, running.Count)));
    }
}
