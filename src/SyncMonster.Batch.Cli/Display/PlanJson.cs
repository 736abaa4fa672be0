using System.Text.Json.Serialization;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A plan for machines. Credits that aren't known are null, never zero.</summary>
internal sealed record PlanJson(
    int Version,
    string Plan,
    string Project,
    IReadOnlyList<PlanJson.JobLine> Jobs,
    decimal? ExpectedCredits,
    decimal? WorstCaseCredits,
    PlanJson.Steps? Expected,
    PlanJson.Steps? WorstCase,
    decimal SavedCredits,
    decimal SharedFindFaceCredits,
    decimal CommittedCredits,
    decimal? MaxCredits,
    long UploadBytes,
    double? ExpectedSeconds,
    bool NeedsAllowRespend,
    bool Complete)
{
    public static PlanJson Of(Forecast forecast)
    {
        var isKnown = forecast.IsComplete;
        return new(
            1,
            forecast.Approval.ToString(),
            forecast.Plan.Project,
            [.. forecast.Lines.Select(JobLine.Of)],
            isKnown ? forecast.Expected.Total.Amount : null,
            isKnown ? forecast.Worst.Amount : null,
            isKnown ? Steps.Of(forecast.Expected) : null,
            isKnown ? Steps.Of(forecast.WorstBySteps) : null,
            forecast.Saved.Amount,
            forecast.SharedFindFace.Amount,
            forecast.Committed.Amount,
            forecast.Cap?.Amount,
            forecast.UploadBytes,
            forecast.Duration is { } duration ? Math.Round(duration.TotalSeconds) : null,
            forecast.PaidAgain.Any(),
            isKnown);
    }

    internal sealed record Steps(decimal FindFace, decimal LipSync, decimal Drama)
    {
        public static Steps Of(StepCredits credits) =>
            new(credits.FindFace.Amount, credits.LipSync.Amount, credits.Drama.Amount);
    }

    internal sealed record JobLine(
        string Id,
        string? Language,
        string Step,
        decimal? Seconds,
        decimal? FindFace,
        decimal? LipSync,
        decimal? Drama,
        decimal? WorstCase,
        decimal SavedCredits,
        long UploadBytes,
        string? OverBudget,
        PaidBefore? PaidBefore,
        string Output)
    {
        public static JobLine Of(ForecastLine line) => new(
            line.Job.Id,
            line.Job.Language,
            PlanTable.Word(line.Step),
            line.Job.Video.Seconds,
            line.IsKnown ? line.Expected.FindFace.Amount : null,
            line.IsKnown ? line.Expected.LipSync.Amount : null,
            line.IsKnown ? line.Expected.Drama.Amount : null,
            line.IsKnown ? line.Worst.Amount : null,
            line.Saved.Amount,
            line.UploadBytes,
            line.BrokenCap,
            line.Earlier is { } earlier
                ? new PaidBefore(earlier.Paid.Amount, earlier.At, earlier.IsDelivered, [.. earlier.Changes])
                : null,
            line.Job.Output);
    }

    internal sealed record PaidBefore(
        decimal Credits, DateTimeOffset At, bool Delivered, IReadOnlyList<string> Changes);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PlanJson))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
