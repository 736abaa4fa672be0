using System.Text.Json.Serialization;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A plan for machines. Credits that aren't known are null, never zero.</summary>
internal sealed record PlanJson(
    int Version,
    IReadOnlyList<PlanJson.JobLine> Jobs,
    decimal? ExpectedCredits,
    decimal? WorstCaseCredits,
    decimal CommittedCredits,
    decimal? MaxCredits,
    long UploadBytes,
    bool Complete)
{
    public static PlanJson Of(Forecast forecast) => new(
        1,
        [.. forecast.Lines.Select(JobLine.Of)],
        forecast.IsComplete ? forecast.Expected.Amount : null,
        forecast.IsComplete ? forecast.Worst.Amount : null,
        forecast.Committed.Amount,
        forecast.Cap?.Amount,
        forecast.UploadBytes,
        forecast.IsComplete);

    internal sealed record JobLine(
        string Id,
        string? Language,
        string Step,
        decimal? Seconds,
        decimal? FindFace,
        decimal? LipSync,
        decimal? Drama,
        decimal? WorstCase,
        long UploadBytes,
        string? OverBudget,
        string Output)
    {
        public static JobLine Of(ForecastLine line) => new(
            line.Job.Id,
            line.Job.Language,
            PlanTable.Word(line.Step),
            line.Job.Video.Seconds,
            line.IsKnown ? line.FindFace.Amount : null,
            line.IsKnown ? line.LipSync.Amount : null,
            line.IsKnown ? line.Drama.Amount : null,
            line.IsKnown ? line.Worst.Amount : null,
            line.UploadBytes,
            line.BrokenCap,
            line.Job.Output);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PlanJson))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
