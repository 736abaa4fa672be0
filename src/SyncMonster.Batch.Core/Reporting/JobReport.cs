using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>A job as the reports show it.</summary>
/// <param name="Plan">What was wanted.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Output">Where its video goes, below the output folder, with <c>/</c> between folders.</param>
/// <param name="File">The delivered file; null before.</param>
/// <param name="FindFace">What finding the faces of its video cost.</param>
/// <param name="Generation">What its generation cost.</param>
/// <param name="Scenes">The scenes of its video and the faces chosen; empty where they aren't known.</param>
/// <param name="Reason">Why it isn't delivered; null where it is.</param>
/// <param name="Remedy">What to do about that; null where it is delivered.</param>
/// <param name="Requests">The paid requests it stands on or that were made for it, oldest first.</param>
/// <param name="StartedAt">When work on it first began; null: never.</param>
/// <param name="FinishedAt">When it was delivered or failed; null where it is neither.</param>
/// <param name="Phases">Where it spent its time, oldest first.</param>
public sealed record JobReport(
    PlannedJob Plan,
    JobStage Stage,
    string Output,
    DeliveredFile? File,
    StepCost FindFace,
    StepCost Generation,
    IReadOnlyList<SceneReport> Scenes,
    string? Reason,
    string? Remedy,
    IReadOnlyList<RequestReport> Requests,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<Phase> Phases)
{
    /// <summary>Its name.</summary>
    public string Id => Plan.Id;

    /// <summary>What both steps cost.</summary>
    public Costs Costs => FindFace.Costs + Generation.Costs;

    /// <summary>The lip-sync model's key; null: no lip-sync.</summary>
    public string? Model => Plan.LipSync?.Model.ToString().ToLowerInvariant();

    /// <summary>The video as the manifest names it, without what an address may hide.</summary>
    public string Video => Label(Plan.Video.Reference);

    /// <summary>The audio as the manifest names it, without what an address may hide.</summary>
    public string Audio => Label(Plan.Audio.Reference);

    // Signatures and passwords stand in an address's query and user part; reports are passed on.
    private static string Label(MediaReference reference) => reference is MediaReference.Link link
        ? link.Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : reference.Label;
}
