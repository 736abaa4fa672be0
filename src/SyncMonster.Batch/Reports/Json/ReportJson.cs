using System.Text.Json;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Json;

/// <summary>Writes <c>report.json</c>.</summary>
internal static class ReportJson
{
    private const int Version = 1;

    public static void Write(CostReport report, Stream stream)
    {
        JsonSerializer.Serialize(stream, Document(report), ReportJsonContext.Readable.ReportDocument);
        stream.Write("\n"u8);
    }

    private static ReportDocument Document(CostReport report) => new(
        Version,
        report.Project,
        report.Account,
        report.IsSandbox,
        report.Banner,
        report.MadeAt.UtcDateTime,
        [.. report.Runs.Select(run => new RunEntry(run.StartedAt.UtcDateTime, run.EndedAt?.UtcDateTime, (int?)run.Result))],
        report.Budget is { } budget
            ? new BudgetEntry(
                Number(budget.MaxCredits),
                Number(budget.MaxCreditsPerJob),
                Number(budget.MaxCreditsPerDay),
                [.. budget.MaxCreditsPerTag.Select(cap => new TagCapEntry(cap.Name, cap.Value, cap.MaxCredits.Amount))],
                Words.Of(budget.OnExceeded))
            : null,
        Totals(report.Totals),
        Groups(report.ByLanguage),
        Groups(report.ByModel),
        Groups(report.ByVideo),
        [.. report.ByTag.Select(tag => new TagEntry(tag.Tag, Groups(tag.Rows)))],
        [.. report.Jobs.Select(Job)],
        [.. report.Notes.Select(note => new NoteEntry(note.At.UtcDateTime, note.Text!))]);

    private static TotalsEntry Totals(ReportTotals totals) => new(
        new JobCountsEntry(
            totals.Jobs.All,
            totals.Jobs.Delivered,
            totals.Jobs.Failed,
            totals.Jobs.Review,
            totals.Jobs.Parked,
            totals.Jobs.Waiting,
            totals.Jobs.UnderWay),
        totals.DeliveredBytes,
        Entry(totals.Costs),
        Entry(totals.FindFace),
        Entry(totals.Generation),
        Entry(totals.Outside),
        Number(totals.ChargedInLastRun.Total),
        Number(totals.ChargedInLastRun.AtMost),
        Number(totals.NotPaidAgain.Total));

    private static JobEntry Job(JobReport job) => new(
        job.Id,
        job.Plan.Language,
        job.Plan.Tags.ToDictionary(tag => tag.Name, tag => tag.Value),
        job.Video,
        job.Audio,
        job.Model,
        Plain(job.Plan.LipSync?.Intensity),
        job.Plan.Drama is { } drama
            ? new DramaEntry(Plain(drama.Happy), Plain(drama.Sad), Plain(drama.Excited), Plain(drama.Angry))
            : null,
        Plain(job.Plan.Video.Seconds),
        Words.Of(job.Stage),
        job.Output,
        job.File?.Bytes,
        job.File?.Sha256,
        Entry(job.Costs),
        Step(job.FindFace),
        Step(job.Generation),
        job.Scenes.Count,
        job.Scenes.Count(scene => scene.FacesFound == 0),
        [.. FaceSummary.Spans(job.Scenes).Select(span => new FacesEntry(
            span.First.SceneId, span.Last.SceneId, span.First.StartFrame, span.Last.EndFrame, span.Chosen))],
        job.Reason,
        job.Remedy,
        [.. job.Requests.Select(Request)],
        job.StartedAt?.UtcDateTime,
        job.FinishedAt?.UtcDateTime,
        [.. job.Phases.Select(phase => new PhaseEntry(Words.Of(phase.Stage), phase.From.UtcDateTime, phase.To.UtcDateTime))]);

    private static StepEntry Step(StepCost step) => new(
        Words.Of(step.Origin), step.PaidBy, Entry(step.Costs), Number(step.NotPaidAgain.Total));

    private static RequestEntry Request(RequestReport request) => new(
        Words.Of(request.Kind),
        request.RemoteId,
        Words.Of(request.Stage),
        request.AcceptedAt?.UtcDateTime,
        Number(request.Charged.Total),
        Number(request.Charged.AtMost),
        request.JobId,
        request.Project);

    private static GroupEntry[] Groups(IEnumerable<CostRow> rows) =>
    [
        .. rows.Select(row => new GroupEntry(
            row.Name, row.Jobs, row.Delivered, Plain(row.Seconds)!.Value, row.UnknownLengths, Entry(row.Costs))),
    ];

    private static CostsEntry Entry(Costs costs) => new(
        Number(costs.Estimate.Total),
        KnownPart(costs.Estimate),
        Number(costs.WorstCase.Total),
        Number(costs.Charged.Total),
        KnownPart(costs.Charged),
        costs.Charged.NotKnown,
        Number(costs.Charged.AtMost),
        Number(costs.Saved.Total),
        Number(costs.Saved.AtMost));

    // Where nothing is known there is no known part, not even zero.
    private static decimal? KnownPart(CreditSum sum) =>
        sum is { IsKnown: false, Known.Amount: 0 } ? null : Number(sum.Known);

    private static decimal? Number(Credits? credits) => Plain(credits?.Amount);

    // Dividing by one drops the zeros at the end: 30.750 and 30.75 are one number and are written as one.
    private static decimal? Plain(decimal? number) => number / 1.0000000000000000000000000000m;
}
