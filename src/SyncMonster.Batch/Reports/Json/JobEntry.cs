namespace SyncMonster.Batch.Reports.Json;

/// <summary>A job in <c>report.json</c>.</summary>
internal sealed record JobEntry(
    string Id,
    string? Language,
    IReadOnlyDictionary<string, string> Tags,
    string Video,
    string Audio,
    string? Model,
    decimal? Intensity,
    DramaEntry? Drama,
    decimal? Seconds,
    string Stage,
    string Output,
    long? Bytes,
    string? Sha256,
    CostsEntry Costs,
    StepEntry FindFace,
    StepEntry Generation,
    IReadOnlyList<SceneEntry> Scenes,
    string? Reason,
    string? Remedy,
    IReadOnlyList<RequestEntry> Requests,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    IReadOnlyList<PhaseEntry> Timeline);

internal sealed record DramaEntry(decimal? Happy, decimal? Sad, decimal? Excited, decimal? Angry);

internal sealed record StepEntry(string? Origin, string? PaidBy, CostsEntry Costs);

internal sealed record SceneEntry(
    int SceneId, int? StartFrame, int? EndFrame, int? FacesFound, IReadOnlyList<int> FaceIds);

internal sealed record RequestEntry(
    string Kind,
    string? RequestId,
    string Stage,
    DateTime? AcceptedAt,
    decimal? Charged,
    decimal? ChargedAtMost,
    string MadeFor,
    string Project);

internal sealed record PhaseEntry(string Stage, DateTime From, DateTime To);
