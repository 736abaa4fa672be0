using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>Makes the reports of jobs.</summary>
internal static class JobReports
{
    public static IReadOnlyList<JobReport> Of(
        RunRecord record, Standing standing, IReadOnlyList<CostItem> items, IReadOnlyList<RunSpan> runs)
    {
        var costs = items.ToLookup(item => (item.JobId, item.Step), item => item.Costs);
        var history = record.History.Where(entry => entry.Kind == "job").ToLookup(entry => entry.Id);
        var requests = record.Requests.Where(request => request.Project == record.Project).ToLookup(
            request => request.JobId);
        return [.. record.Jobs.Select(Of)];

        JobReport Of(Job job)
        {
            var (findFace, generation) = (standing.FindFaceOf(job), standing.GenerationOf(job));
            var advice = Advice.For(job, standing.RequestOf(job));
            var times = JobTimes.Of(job, history[job.Plan.Id], runs);
            return new JobReport(
                job.Plan,
                job.Stage,
                Below(record.OutputDirectory, job.Plan.Output),
                job.Stage == JobStage.Delivered ? job.File : null,
                Step(job, RequestKind.FindFace, findFace),
                Step(job, RequestKind.Generate, generation),
                SceneReport.Of(findFace, generation),
                advice?.Reason,
                advice?.Remedy,
                RequestsOf(job, findFace, generation),
                times.StartedAt,
                times.FinishedAt,
                times.Phases);
        }

        StepCost Step(Job job, RequestKind kind, Request? request)
        {
            var origin = standing.OriginOf(request, job);
            var worth = Standing.WorthOf(request);
            return new StepCost(
                Costs.Sum(costs[(job.Plan.Id, kind)]) with { Saved = origin == StepOrigin.OtherJob ? worth : CreditSum.Zero },
                origin,
                request?.JobId,
                origin == StepOrigin.EarlierRun ? worth : CreditSum.Zero);
        }

        IReadOnlyList<RequestReport> RequestsOf(Job job, params IEnumerable<Request?> standsOn) =>
        [
            .. requests[job.Plan.Id].Concat(standsOn.OfType<Request>())
                .Where(request => request.RemoteId is not null || !request.IsFree)
                .DistinctBy(request => request.Id)
                .OrderBy(request => request.AcceptedAt ?? request.IntentAt ?? DateTimeOffset.MaxValue)
                .ThenBy(request => request.Id, StringComparer.Ordinal)
                .Select(RequestReport.Of),
        ];
    }

    private static string Below(string folder, string path)
    {
        var root = folder.TrimEnd('/', '\\');
        return path.StartsWith(root, StringComparison.Ordinal) && path.Length > root.Length
            && path[root.Length] is '/' or '\\'
            ? path[(root.Length + 1)..]
            : path;
    }
}
