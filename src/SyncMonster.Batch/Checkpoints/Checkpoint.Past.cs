using Dapper;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>What earlier runs tell a plan.</summary>
public sealed partial class Checkpoint
{
    private const int MostPaces = 500;

    /// <summary>What earlier runs tell a plan beside what they paid for.</summary>
    public PlanHistory HistoryFor(BatchPlan plan) => new(EarlierVersionsOf(plan), Paces(plan.Account));

    // Jobs of the project that a job of the plan has the id of, and none the content and settings.
    private List<Job> EarlierVersionsOf(BatchPlan plan)
    {
        var keys = plan.Jobs.Select(job => job.Key).ToHashSet();
        var ids = plan.Jobs.Select(job => job.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _connection.Query<(string Key, string Id, string Body)>(
                "SELECT key, id, body FROM job WHERE account = @Account AND project = @Project",
                new { plan.Account, plan.Project },
                buffered: false)
            .Where(job => ids.Contains(job.Id) && !keys.Contains(job.Key))
            .Select(job => RecordJson.Read<Job>(job.Body))
            .ToList();
    }

    // From the first stage after waiting to delivery, for each second of the video.
    private List<decimal> Paces(string account)
    {
        var seconds = _connection.Query<(string Project, string Id, double? Seconds)>(
                """
                SELECT project, id, CAST(json_extract(body, '$.Plan.Video.Seconds') AS REAL) FROM job
                WHERE account = @account AND stage = 'Delivered'
                """,
                new { account })
            .Where(job => job.Seconds > 0)
            .DistinctBy(job => (job.Project, job.Id))
            .ToDictionary(job => (job.Project, job.Id), job => (decimal)job.Seconds!.Value);
        var starts = new Dictionary<(string, string), DateTimeOffset>();
        var paces = new List<decimal>();
        foreach (var (project, id, stage, at) in _connection.Query<(string Project, string Id, string Stage, string At)>(
            """
            SELECT project, id, stage, at FROM (
                SELECT * FROM history
                WHERE account = @account AND kind = 'job' AND stage IN ('analyzing', 'generating', 'delivered')
                ORDER BY seq DESC LIMIT 5000)
            ORDER BY seq
            """,
            new { account }))
        {
            if (stage != "delivered") starts.TryAdd((project, id), Time(at));
            else if (starts.Remove((project, id), out var start) && seconds.TryGetValue((project, id), out var length))
                paces.Add((decimal)(Time(at) - start).TotalSeconds / length);
        }

        return paces[^Math.Min(paces.Count, MostPaces)..];
    }
}
