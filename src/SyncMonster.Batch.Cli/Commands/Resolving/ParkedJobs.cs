using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Resolving;

/// <summary>The parked jobs of a state folder.</summary>
internal static class ParkedJobs
{
    /// <summary>The parked job of an id; where several projects have one, that of the newest run.</summary>
    /// <exception cref="BatchException">None is parked under it (2); the message lists what is.</exception>
    public static ParkedJob Find(RememberedState remembered, string jobId)
    {
        var all = All(remembered).ToList();
        if (all.Find(parked => string.Equals(parked.Job.Plan.Id, jobId, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        throw new BatchException(ExitCode.BadInput, all.Count == 0
            ? $"Nothing is parked in {remembered.Folder.FullPath}."
            : $"No job '{jobId}' is parked in {remembered.Folder.FullPath}. Parked are:{string.Concat(all.Select(parked => $"{Environment.NewLine}  {parked}"))}");
    }

    private static IEnumerable<ParkedJob> All(RememberedState remembered)
    {
        foreach (var state in remembered.Projects())
        {
            foreach (var job in state.Jobs.Values.OrderBy(job => job.Plan.Order).ThenBy(job => job.Key, StringComparer.Ordinal))
            {
                if (Resolution.DoubtOf(state, job) is { } request) yield return new ParkedJob(state, job, request);
            }
        }
    }
}
