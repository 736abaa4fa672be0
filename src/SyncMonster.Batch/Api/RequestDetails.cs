using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api;

/// <summary>The record of one request, from <c>GET /get-request</c>. Whatever the service leaves out is null.</summary>
public sealed record RequestDetails
{
    /// <summary>
    /// The request; a find-face request may be spelt with or without <c>ff_</c>, see <see cref="RemoteId"/>.
    /// </summary>
    public required string RequestId { get; init; }

    /// <summary>What kind of request it is.</summary>
    public RequestKind? Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public RemoteState State { get; init; } = RemoteState.Unknown;

    /// <summary>Whether lip-sync is on.</summary>
    public bool? IsLipSync { get; init; }

    /// <summary>Whether drama is on.</summary>
    public bool? IsDrama { get; init; }

    /// <summary>The lip-sync model as the service spells it, such as <c>e2</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The assets it uses.</summary>
    public RequestAssets Assets { get; init; } = RequestAssets.None;

    /// <summary>The find-face request a generation stands on.</summary>
    public string? FindFaceId { get; init; }

    /// <summary>The emotions of a generation.</summary>
    public Drama? Drama { get; init; }

    /// <summary>The lip-sync intensity of a generation.</summary>
    public decimal? LipSyncIntensity { get; init; }

    /// <summary>The faces a generation drives.</summary>
    public IReadOnlyList<SceneFaces>? SceneFaces { get; init; }

    /// <summary>The scene threshold of a find-face request.</summary>
    public decimal? SceneThreshold { get; init; }

    /// <summary>The shortest scene of a find-face request, in frames.</summary>
    public int? MinSceneLength { get; init; }

    /// <summary>
    /// When it was made, as the service spells it: without a zone it is of unspecified kind, with one it is UTC.
    /// </summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>When it ended, likewise.</summary>
    public DateTime? CompletedAt { get; init; }

    /// <summary>The credits the account was charged.</summary>
    public decimal? CreditsDeducted { get; init; }

    /// <summary>Why it failed, such as <c>ERR_004</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The service's words about the failure, cleaned.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The server's clock at the reply.</summary>
    public DateTimeOffset? ServerDate { get; init; }
}
