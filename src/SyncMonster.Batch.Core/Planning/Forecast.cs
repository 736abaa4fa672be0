using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What a run would do with one job.</summary>
public enum ForecastStep
{
    /// <summary>Nothing: it was delivered.</summary>
    Delivered,

    /// <summary>Nothing new is paid: what earlier runs paid for is fetched or waited for.</summary>
    Resume,

    /// <summary>It is run.</summary>
    Run,

    /// <summary>Nothing: it doesn't fit the budget.</summary>
    OverBudget,

    /// <summary>Nothing: it failed, and <c>--retry-failed</c> wasn't said.</summary>
    Failed,
}

/// <summary>One job's line of a plan. Credits are expected ones; the worst case stands beside them.</summary>
/// <param name="Job">The job.</param>
/// <param name="Step">What happens to it.</param>
/// <param name="FindFace">Expected credits for finding faces; zero where that is paid for or another job of this run pays.</param>
/// <param name="LipSync">Expected credits for lip-sync.</param>
/// <param name="Drama">Expected credits for drama.</param>
/// <param name="Worst">The most that it can cost: this is what the budget is checked with.</param>
/// <param name="UploadBytes">Bytes that have to go up.</param>
/// <param name="IsKnown">Whether its video's length is known; without it the credits are unknown, not zero.</param>
public sealed record ForecastLine(
    PlannedJob Job, ForecastStep Step, Credits FindFace, Credits LipSync, Credits Drama, Credits Worst, long UploadBytes, bool IsKnown)
{
    /// <summary>The sum of the expected credits.</summary>
    public Credits Expected => FindFace + LipSync + Drama;

    /// <summary>The cap that it doesn't fit, in words; null where it fits.</summary>
    public string? BrokenCap { get; init; }
}

/// <summary>What a run would do and pay, in the order in which it would start.</summary>
/// <param name="Lines">A line a job.</param>
/// <param name="Committed">What the project has spent or set aside before.</param>
/// <param name="Cap">The budget; null: none.</param>
public sealed record Forecast(IReadOnlyList<ForecastLine> Lines, Credits Committed, Credits? Cap)
{
    /// <summary>Expected credits of all jobs that would run.</summary>
    public Credits Expected => Sum(line => line.Expected);

    /// <summary>The worst case of all jobs that would run.</summary>
    public Credits Worst => Sum(line => line.Worst);

    /// <summary>Bytes that would go up.</summary>
    public long UploadBytes => Lines.Where(line => line.Step == ForecastStep.Run).Sum(line => line.UploadBytes);

    /// <summary>Whether the length of every video that would be paid for is known.</summary>
    public bool IsComplete => Lines.All(line => line.IsKnown || line.Step != ForecastStep.Run);

    /// <summary>Looks ahead from a state as the checkpoint gives it.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="now">The time, for a cap that counts a day.</param>
    public static Forecast Of(BatchState state, DateTimeOffset now)
    {
        var sent = new HashSet<string>();
        // What interrupted jobs held back is counted with their own lines.
        var before = state.WithoutJobs().Spending;
        var longAgo = Caps.LongAgo(state, now);
        var spending = before;
        var lines = new List<ForecastLine>();
        foreach (var plan in state.Plan.Jobs.OrderByDescending(job => job.Priority).ThenBy(job => job.Order))
        {
            var line = LineFor(state, plan, sent);
            if (line.Step == ForecastStep.Run && Caps.Broken(state.Plan.Budget, spending, longAgo, plan, line.Worst) is { } cap)
                line = line with { Step = ForecastStep.OverBudget, BrokenCap = cap };
            if (line.Step == ForecastStep.Run)
            {
                spending = spending.With(plan.Id, plan.Tags, line.Worst);
                sent.UnionWith([plan.AnalysisKey, plan.Video.Content, plan.Audio.Content]);
            }

            lines.Add(line);
        }

        return new Forecast(lines, before.Total, state.Plan.Budget.MaxCredits);
    }

    private Credits Sum(Func<ForecastLine, Credits> part) => Lines
        .Where(line => line.Step == ForecastStep.Run)
        .Aggregate(Credits.Zero, (sum, line) => sum + part(line));

    private static ForecastLine LineFor(BatchState state, PlannedJob plan, HashSet<string> sent)
    {
        var nothing = new ForecastLine(plan, ForecastStep.Delivered, default, default, default, default, 0, true);
        var job = state.Jobs.GetValueOrDefault(plan.Key);
        if (job is { Stage: JobStage.Delivered }) return nothing;
        if (job is { Stage: JobStage.Failed } && !state.Options.RetryFailed) return nothing with { Step = ForecastStep.Failed };

        var analysis = state.LatestFor(plan.AnalysisKey);
        if (IsPaid(state, plan, analysis)) return nothing with { Step = ForecastStep.Resume };

        var paysAnalysis = analysis is null && !sent.Contains(plan.AnalysisKey);
        var seconds = plan.Video.Seconds ?? 0;
        return new ForecastLine(
            plan,
            ForecastStep.Run,
            paysAnalysis ? Price.Expected(seconds, Price.FindFacePerSecond) : default,
            plan.LipSync is null ? default : Price.Expected(seconds, Price.LipSyncPerSecond),
            plan.Drama is null ? default : Price.Expected(seconds, Price.DramaPerSecond),
            (paysAnalysis ? plan.FindFaceWorst ?? default : default) + (plan.GenerateWorst ?? default),
            (paysAnalysis ? BytesOf(state, plan.Video, sent) : 0) + BytesOf(state, plan.Audio, sent),
            plan.Video.Seconds is not null);
    }

    // With the faces found, the rules tell which generation the job wants, and whether that was paid for.
    private static bool IsPaid(BatchState state, PlannedJob plan, Request? analysis) =>
        analysis is { Stage: RequestStage.Succeeded }
        && FaceChooser.Choose(analysis.Scenes ?? [], plan.Faces, plan.Video.Width, plan.Video.Height) is FaceChoice.Chosen(var faces)
        && state.LatestFor(Identity.OfGeneration(plan.AnalysisKey, plan.Audio.Content, plan.LipSync, plan.Drama, faces)) is not null;

    private static long BytesOf(BatchState state, PlannedMedia media, HashSet<string> sent) =>
        state.Assets.ContainsKey(media.Content) || sent.Contains(media.Content) ? 0 : media.Bytes;
}
