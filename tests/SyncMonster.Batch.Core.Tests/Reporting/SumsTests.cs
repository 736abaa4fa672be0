using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Reporting;

/// <summary>Whatever happened, every sum of a report agrees with every other, and with the requests.</summary>
public sealed class SumsTests
{
    private static readonly RequestStage[] RequestStages = Enum.GetValues<RequestStage>();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sums_add_up(int seed)
    {
        var record = Random(seed);
        var report = CostReport.Of(record, DateTimeOffset.UnixEpoch);

        var total = report.Totals.Costs;
        var (jobs, outside) = (Costs.Sum(report.Jobs.Select(job => job.Costs)), report.Totals.Outside);
        Assert.Equal(total, jobs + outside);
        Assert.Equal(total, report.Totals.FindFace + report.Totals.Generation);
        Assert.Equal(jobs, Sum(report.ByLanguage));
        Assert.Equal(jobs, Sum(report.ByModel));
        Assert.Equal(jobs, Sum(report.ByVideo));
        Assert.All(report.ByTag, tag => Assert.Equal(jobs, Sum(tag.Rows)));
        Assert.Equal(report.Jobs.Count, report.Totals.Jobs.All);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_request_of_the_project_is_charged_once_and_counts_for_the_budget_as_the_engine_counts_it(int seed)
    {
        var record = Random(seed);
        var charged = CostReport.Of(record, DateTimeOffset.UnixEpoch).Totals.Costs.Charged;

        var own = record.Requests.Where(request => request.Project == record.Project).ToList();
        Assert.Equal(own.Sum(request => request.IsFree ? 0 : request.Charged?.Amount ?? 0), charged.Known.Amount);
        Assert.Equal(
            own.Where(request => request.Stage != RequestStage.Sending).Sum(request => request.Counted.Amount),
            charged.Known.Amount + charged.NotKnownAtMost.Amount);
    }

    private static Costs Sum(IEnumerable<CostRow> rows) => Costs.Sum(rows.Select(row => row.Costs));

    private static RunRecord Random(int seed)
    {
        var random = new Random(seed);
        var record = new RecordBuilder();
        var count = random.Next(1, 12);
        if (random.Next(2) == 0) record.BeginRun();
        for (var i = 0; i < count; i++)
        {
            record.Add(
                $"job{i}",
                video: $"ep{random.Next(4)}.mp4",
                language: random.Next(4) == 0 ? null : $"l{random.Next(3)}",
                seconds: random.Next(6) == 0 ? null : random.Next(1, 5000) / 100m,
                lipSync: new LipSync((LipSyncModel)random.Next(3), null),
                drama: random.Next(2) == 0 ? null : new Drama(0.5m, null, null, null),
                audio: $"{random.Next(5)}.wav",
                tags: random.Next(2) == 0 ? [("client", $"c{random.Next(3)}")] : []);
        }

        for (var i = 0; i < count * 2; i++)
        {
            record.Wait(random.Next(100));
            if (random.Next(8) == 0) record.BeginRun();
            var id = $"job{random.Next(count)}";
            var (stage, unknown) = (RequestStages[random.Next(RequestStages.Length)], random.Next(4) == 0);
            var last = random.Next(2) == 0
                ? record.FindFace(id, stage, unknown: unknown, inProject: random.Next(6) == 0 ? "another project" : null)
                : record.Generate(id, stage, unknown: unknown, chosen: [(random.Next(3), [0])]);
            if (random.Next(5) == 0) record.Share($"job{random.Next(count)}", last);
            if (random.Next(4) == 0) record.Deliver(id);
        }

        if (count > 1 && random.Next(3) == 0) record.Drop($"job{random.Next(count)}");
        return record.Record();
    }
}
