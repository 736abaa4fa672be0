using System.Text.Json.Serialization;

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
    int ScenesFound,
    int ScenesWithoutFace,
    [property: JsonConverter(typeof(FacesConverter))] IReadOnlyList<FacesEntry> Faces,
    string? Reason,
    string? Remedy,
    IReadOnlyList<RequestEntry> Requests,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    IReadOnlyList<PhaseEntry> Timeline);

internal sealed record DramaEntry(decimal? Happy, decimal? Sad, decimal? Excited, decimal? Angry);

internal sealed record StepEntry(string? Origin, string? PaidBy, CostsEntry Costs, decimal? NotPaidAgain);

/// <summary>The faces chosen in scenes that follow each other and chose alike.</summary>
internal sealed record FacesEntry(
    int FirstScene, int LastScene, int? StartFrame, int? EndFrame, IReadOnlyList<int> FaceIds);

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
