using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>What a job's line unfolds to: trouble, files, faces, steps and the service's own ids.</summary>
internal static class JobDetails
{
    public static Markup Of(JobReport job) => Markup.Of(
        $"""
        <details><summary>{Summary(job)}</summary>
        <dl class="facts">
        {Fact("Why", job.Reason)}
        {Fact("What to do", job.Remedy)}
        {Fact("Video", job.Video)}
        {Fact("Audio", job.Audio)}
        {Fact("Tags", Tags(job))}
        {Fact("Output", job.Output)}
        {Fact("SHA-256", job.File?.Sha256)}
        {Fact("Faces", Faces(job.Scenes))}
        {Fact("Find-face", Step(job.FindFace))}
        {Fact("Generation", Step(job.Generation))}
        {Fact("Times", Times(job))}
        </dl>
        {Requests(job.Requests)}
        </details>
        """);

    private static Markup Summary(JobReport job)
    {
        var faces = FaceSummary.Short(job.Scenes);
        return job switch
        {
            { Reason: { } reason } => Markup.Of($"{reason}"),
            { File: { } file } => Markup.Of(
                $"<bdi>{job.Output}</bdi>, {Figures.Bytes(file.Bytes)}{(faces is null ? "" : $" · {faces}")}"),
            _ => Markup.Of($"<bdi>{job.Output}</bdi>"),
        };
    }

    private static Markup Fact(string name, string? text) => text is null or ""
        ? Markup.None
        : Markup.Of($"<div><dt>{name}</dt><dd><bdi>{text}</bdi></dd></div>\n");

    private static string? Tags(JobReport job) =>
        string.Join(", ", job.Plan.Tags.Select(tag => $"{tag.Name}: {tag.Value}"));

    private static string? Faces(IReadOnlyList<SceneReport> scenes)
    {
        if (scenes.Count == 0) return null;
        var chosen = FaceSummary.Words(scenes).ToList();
        var empty = scenes.Count(scene => scene.FacesFound == 0);
        var left = scenes.Count(scene => scene.FacesFound != 0 && scene.Chosen.Count == 0);
        if (chosen.Count == 0 && left > 0) chosen.Add($"none chosen in {Figures.Of(left, "scene")}");
        else if (left > 0) chosen.Add($"{Figures.Of(left, "scene")} left untouched");
        if (empty > 0) chosen.Add($"{Figures.Of(empty, "scene")} without a face");
        return string.Join("; ", chosen);
    }

    private static string Step(StepCost step)
    {
        var charged = $"estimated {Amounts.Words(step.Costs.Estimate)}, charged {Amounts.Words(step.Costs.Charged)}";
        return step.Origin switch
        {
            StepOrigin.OtherJob =>
                $"shared with {step.PaidBy}, which paid for it; saved {Amounts.Words(step.Costs.Saved)}",
            StepOrigin.EarlierRun =>
                $"{charged} in an earlier run{(step.NotPaidAgain.IsZero ? "" : ", not paid for again")}",
            StepOrigin.ThisRun => charged,
            _ => step.Costs == Costs.Zero ? "not asked for" : $"not asked for yet, estimated {Amounts.Words(step.Costs.Estimate)}",
        };
    }

    private static string? Times(JobReport job) => job.StartedAt is not { } started ? null
        : job.FinishedAt is { } finished ? $"{Figures.Time(started)} to {Figures.Time(finished)} UTC"
        : $"began {Figures.Time(started)} UTC";

    private static Markup Requests(IReadOnlyList<RequestReport> requests) => requests.Count == 0 ? Markup.None : Markup.Of(
        $"""
        <table class="requests"><thead><tr><th scope="col">Request</th><th scope="col">Id at the service</th><th scope="col">State</th><th scope="col">Accepted</th><th scope="col" class="number">Charged</th><th scope="col">Made for</th></tr></thead>
        <tbody>{requests.Select(Request)}</tbody></table>
        """);

    private static Markup Request(RequestReport request) => Markup.Of(
        $"""
        <tr><td>{(request.Kind == RequestKind.FindFace ? "find-face" : "generate")}</td><td><code>{request.RemoteId ?? "not known"}</code></td><td>{Words.Of(request.Stage).Replace('_', ' ')}</td><td>{(request.AcceptedAt is { } at ? $"{Figures.Time(at)} UTC" : "–")}</td><td class="number">{Amounts.Of(request.Charged)}</td><td><bdi>{request.JobId}</bdi></td></tr>
        """);
}
