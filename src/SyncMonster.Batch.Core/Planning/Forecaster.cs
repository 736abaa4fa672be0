using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>
/// Looks ahead: goes through the jobs in the order in which a run would start them, and pays for each at the worst. A
/// run that is charged less than that may do more.
/// </summary>
internal sealed class Forecaster
{
    private readonly BatchState _state;
    private readonly ILookup<string, Job> _earlier;
    private readonly Credits _longAgo;
    private readonly HashSet<string> _sent;
    private readonly HashSet<string> _needed = [];
    private Spending _spending;
    private Credits _sharedFindFace;
    private bool _hasStopped;

    private Forecaster(BatchState state, PlanHistory history, DateTimeOffset now)
    {
        // What interrupted jobs held back is counted with their own lines.
        _state = state = Settled(state.WithoutJobs()) with { Jobs = state.Jobs };
        _spending = state.Spending;
        _sent = new HashSet<string>(2 * state.Plan.Jobs.Count);
        _longAgo = Caps.LongAgo(state, now);
        _earlier = history.Earlier.ToLookup(job => job.Plan.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>See <see cref="Forecast.Of"/>.</summary>
    public static Forecast LookAhead(BatchState state, PlanHistory history, DateTimeOffset now)
    {
        var ahead = new Forecaster(state, history, now);
        var before = ahead._spending.Total;
        // Sorting leaves jobs of the same priority in the plan's order.
        ForecastLine[] lines =
        [
            .. state.Plan.Jobs.OrderByDescending(job => job.Priority).Select(ahead.LineFor),
        ];
        return new Forecast(
            state.Plan, lines, before, ahead._sharedFindFace, history.DurationOf(lines, state.Plan.Concurrency.Jobs));
    }

    // A request whose last bytes never left, or that was refused, is as if it had never been; see Resumption.
    private static BatchState Settled(BatchState state) => state.Requests.Values
        .Where(request => request.Stage is RequestStage.Sending or RequestStage.Refused)
        .Aggregate(state, (settled, request) =>
            settled.After(new Transition.RequestMoved(request with { Stage = RequestStage.NotSent })));

    private ForecastLine LineFor(PlannedJob plan)
    {
        var (step, paysAnalysis) = FateOf(plan);
        if (step is ForecastStep.Delivered or ForecastStep.Resume)
        {
            var afresh = StepCredits.Expected(plan, withFindFace: _needed.Add(plan.AnalysisKey));
            return new ForecastLine(plan, step, default, default, afresh.Total, 0);
        }

        if (step != ForecastStep.Run) return new ForecastLine(plan, step, default, default, default, 0);

        var isShared = _sent.Contains(plan.AnalysisKey);
        var isFound = !paysAnalysis && !isShared;
        paysAnalysis &= !isShared;
        var findFace = StepCredits.Expected(plan, withFindFace: true).FindFace;
        var line = new ForecastLine(
            plan,
            ForecastStep.Run,
            StepCredits.Expected(plan, paysAnalysis),
            StepCredits.Worst(plan, paysAnalysis),
            isFound && !_needed.Contains(plan.AnalysisKey) ? findFace : Credits.Zero,
            (paysAnalysis ? BytesOf(plan.Video) : 0) + BytesOf(plan.Audio))
        {
            Earlier = _earlier.Contains(plan.Id) ? EarlierVersion.Of(plan, _earlier[plan.Id], _state.Requests) : null,
        };
        if (_hasStopped) return line with { Step = ForecastStep.AfterStop };
        if (Caps.Broken(_state.Plan.Budget, _spending, _longAgo, plan, line.Worst) is { } cap)
        {
            _hasStopped = _state.Plan.Budget.OnExceeded == OnExceeded.Stop;
            return line with { Step = ForecastStep.OverBudget, BrokenCap = cap };
        }

        if (isShared) _sharedFindFace += findFace;
        _needed.Add(plan.AnalysisKey);
        // No job stands here twice, so what one spends needn't be found again by its name, nor by tags without a cap.
        _spending = _spending.With(null, _state.Plan.Budget.MaxCreditsPerTag.Count > 0 ? plan.Tags : [], line.Worst);
        if (paysAnalysis) _sent.Add(plan.AnalysisKey);
        _sent.Add(plan.Video.Content);
        _sent.Add(plan.Audio.Content);
        return line;
    }

    /// <summary>What becomes of a job, money aside, and whether it would pay for the faces of its video.</summary>
    private (ForecastStep Step, bool PaysAnalysis) FateOf(PlannedJob plan)
    {
        var mayRetry = _state.Options.RetryFailed;
        var job = _state.Jobs.GetValueOrDefault(plan.Key);
        if (job is { Stage: JobStage.Delivered }) return (ForecastStep.Delivered, false);
        if (job is { Stage: JobStage.Failed } && !mayRetry) return (ForecastStep.Failed, false);
        return _state.LatestFor(plan.AnalysisKey) switch
        {
            null => (ForecastStep.Run, true),
            { Stage: RequestStage.Succeeded } analysis => (FateWith(plan, analysis), false),
            { Stage: RequestStage.Failed } => (mayRetry ? ForecastStep.Run : ForecastStep.Failed, mayRetry),
            { Stage: RequestStage.Parked or RequestStage.Abandoned } => (ForecastStep.Parked, false),
            _ => (ForecastStep.Run, false),
        };
    }

    // With the faces found, the rules tell which generation the job wants, and whether that was paid for.
    private ForecastStep FateWith(PlannedJob plan, Request analysis)
    {
        var choice = Generation.FacesFor(_state, plan, analysis);
        if (choice is not FaceChoice.Chosen(var faces))
            return choice is FaceChoice.NeedsPerson ? ForecastStep.Review : ForecastStep.Failed;
        var subject = Identity.OfGeneration(plan.AnalysisKey, plan.Audio.Content, plan.LipSync, plan.Drama, faces);
        return _state.LatestFor(subject) switch
        {
            null => ForecastStep.Run,
            { Stage: RequestStage.Failed } failed =>
                _state.Options.RetryFailed || Generation.MayPayAgain(_state, plan, failed)
                    ? ForecastStep.Run
                    : ForecastStep.Failed,
            { Stage: RequestStage.Parked or RequestStage.Abandoned } => ForecastStep.Parked,
            _ => ForecastStep.Resume,
        };
    }

    private long BytesOf(PlannedMedia media) =>
        _state.Assets.ContainsKey(media.Content) || _sent.Contains(media.Content) ? 0 : media.Bytes;
}
