using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Csv;

/// <summary>A line of <c>jobs.csv</c>: the names of its columns and how each is filled from a job, as text.</summary>
internal static class JobLine
{
    /// <summary>What stands where an amount isn't known.</summary>
    public const string NotKnown = "not known";

    /// <summary>The columns in order, the tags' own at the end.</summary>
    /// <param name="tags">The names of the tags that any job has.</param>
    public static IReadOnlyList<(string Name, Func<JobReport, string?> Cell)> Columns(IEnumerable<string> tags) =>
    [
        ("id", job => job.Id),
        ("language", job => job.Plan.Language),
        ("stage", job => Words.Of(job.Stage)),
        ("video", job => job.Video),
        ("audio", job => job.Audio),
        ("model", job => job.Model),
        ("intensity", job => Numbers.Plain(job.Plan.LipSync?.Intensity)),
        ("happy", job => Numbers.Plain(job.Plan.Drama?.Happy)),
        ("sad", job => Numbers.Plain(job.Plan.Drama?.Sad)),
        ("excited", job => Numbers.Plain(job.Plan.Drama?.Excited)),
        ("angry", job => Numbers.Plain(job.Plan.Drama?.Angry)),
        ("seconds", job => Numbers.Plain(job.Plan.Video.Seconds)),
        ("estimate", job => Amount(job.Costs.Estimate)),
        ("worst_case", job => Amount(job.Costs.WorstCase)),
        ("charged", job => Amount(job.Costs.Charged)),
        ("charged_at_most", job => AtMost(job.Costs.Charged)),
        ("saved", job => Amount(job.Costs.Saved)),
        ("find_face_estimate", job => Amount(job.FindFace.Costs.Estimate)),
        ("find_face_charged", job => Amount(job.FindFace.Costs.Charged)),
        ("find_face_saved", job => Amount(job.FindFace.Costs.Saved)),
        ("find_face_origin", job => Words.Of(job.FindFace.Origin)),
        ("find_face_paid_by", job => job.FindFace.PaidBy),
        ("generate_estimate", job => Amount(job.Generation.Costs.Estimate)),
        ("generate_charged", job => Amount(job.Generation.Costs.Charged)),
        ("generate_saved", job => Amount(job.Generation.Costs.Saved)),
        ("generate_origin", job => Words.Of(job.Generation.Origin)),
        ("faces", job => FaceSummary.Of(job.Scenes)),
        ("output", job => job.Output),
        ("bytes", job => Numbers.Plain(job.File?.Bytes)),
        ("sha256", job => job.File?.Sha256),
        ("reason", job => job.Reason),
        ("remedy", job => job.Remedy),
        ("find_face_id", job => Latest(job, RequestKind.FindFace)),
        ("request_id", job => Latest(job, RequestKind.Generate)),
        ("started_at", job => Numbers.Time(job.StartedAt)),
        ("finished_at", job => Numbers.Time(job.FinishedAt)),
        .. tags.Select(name => ($"tags.{name}", TagOf(name))),
    ];

    private static Func<JobReport, string?> TagOf(string name) =>
        job => job.Plan.Tags.FirstOrDefault(tag => tag.Name == name)?.Value;

    private static string Amount(CreditSum sum) => sum.Total is { } total ? Numbers.Plain(total.Amount)! : NotKnown;

    private static string AtMost(CreditSum sum) => sum.AtMost is { } most ? Numbers.Plain(most.Amount)! : NotKnown;

    private static string? Latest(JobReport job, RequestKind kind) =>
        job.Requests.LastOrDefault(request => request.Kind == kind && request.RemoteId is not null)?.RemoteId;
}
