using System.Globalization;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>Which requests a record's jobs stand on.</summary>
internal sealed class Standing
{
    private readonly Dictionary<string, Request> _byId;
    private readonly Dictionary<string, Request> _latest;
    private readonly string _project;
    private readonly DateTimeOffset? _lastRun;

    public Standing(RunRecord record)
    {
        _byId = record.Requests.ToDictionary(request => request.Id);
        _latest = record.Requests.Where(request => !request.IsFree)
            .GroupBy(request => request.Subject)
            .ToDictionary(same => same.Key, same => same.MaxBy(Number)!);
        _project = record.Project;
        _lastRun = record.Runs is [.., var last] ? last.StartedAt : null;
    }

    /// <summary>The number of a request among those for the same subject, from its own name.</summary>
    public static int Number(Request request) =>
        int.TryParse(
            request.Id.AsSpan(request.Id.LastIndexOf('#') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : 0;

    /// <summary>The request that a job waits for or last came by; null where there is none.</summary>
    public Request? RequestOf(Job job) => job.RequestId is { } id ? _byId.GetValueOrDefault(id) : null;

    /// <summary>
    /// The find-face that a job stands on; null where there is none that was or may have been accepted.
    /// </summary>
    public Request? FindFaceOf(Job job) => _latest.GetValueOrDefault(job.Plan.AnalysisKey);

    /// <summary>
    /// The generation that a job stands on; null where there is none that was or may have been accepted.
    /// </summary>
    public Request? GenerationOf(Job job) =>
        RequestOf(job) is { Ask: Ask.Generate } request ? _latest.GetValueOrDefault(request.Subject) : null;

    /// <summary>Whether something happened in the last run, as far as that is known.</summary>
    public bool IsOfLastRun(DateTimeOffset? at) => _lastRun is null || at >= _lastRun;

    /// <summary>Whose a request is, seen from a job.</summary>
    public StepOrigin OriginOf(Request? request, Job job) => request switch
    {
        null => StepOrigin.None,
        _ when request.Project != _project || request.JobId != job.Plan.Id => StepOrigin.OtherJob,
        { IsAccepted: true } when !IsOfLastRun(request.AcceptedAt) => StepOrigin.EarlierRun,
        _ => StepOrigin.ThisRun,
    };

    /// <summary>
    /// What a job would have been charged for the work of a request, had it not found it there; nothing where it is of
    /// no use.
    /// </summary>
    public static CreditSum WorthOf(Request? request) => request?.Stage is RequestStage.Running or RequestStage.Succeeded
        ? CostItem.ChargeOf(request)
        : CreditSum.Zero;
}
