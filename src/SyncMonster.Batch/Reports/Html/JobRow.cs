using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>A job's line in the table, and below it what can be unfolded.</summary>
internal static class JobRow
{
    public static Markup Of(JobReport job, string anchor) => Markup.Of(
        $"""
        <tbody id="{anchor}" data-words="{SearchWords(job)}">
        <tr><th scope="row"><bdi>{job.Id}</bdi></th><td>{Stages.Label(job.Stage)}</td><td>{job.Plan.Language ?? "–"}</td><td>{Dub(job)}</td><td class="number">{Length(job)}</td><td class="number">{Amounts.Of(job.Costs.Estimate)}</td><td class="number">{Amounts.Of(job.Costs.Charged)}</td><td class="number">{Amounts.OrDash(job.Costs.Saved)}</td></tr>
        <tr class="more"><td colspan="8">{JobDetails.Of(job)}</td></tr>
        </tbody>

        """);

    /// <summary>What is made: the model with its intensity, and emotions.</summary>
    public static string Dub(JobReport job)
    {
        string?[] parts =
        [
            job.Plan.LipSync is { } lipSync ? $"{job.Model}{(lipSync.Intensity is { } intensity ? $" × {Numbers.Plain(intensity)}" : "")}" : null,
            Emotion("happy", job.Plan.Drama?.Happy),
            Emotion("sad", job.Plan.Drama?.Sad),
            Emotion("excited", job.Plan.Drama?.Excited),
            Emotion("angry", job.Plan.Drama?.Angry),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Emotion(string name, decimal? amount) =>
        amount is null ? null : $"{name} {Numbers.Plain(amount)}";

    private static string Length(JobReport job) =>
        job.Plan.Video.Seconds is { } seconds ? Figures.Length(seconds) : "not known";

    private static string SearchWords(JobReport job) => string.Join(
        ' ',
        [
            job.Id, job.Plan.Language, Stages.Name(job.Stage), job.Video, job.Audio, job.Model,
            .. job.Plan.Tags.Select(tag => $"{tag.Name}:{tag.Value}"),
            .. job.Requests.Select(request => request.RemoteId),
        ]).ToLowerInvariant();
}
