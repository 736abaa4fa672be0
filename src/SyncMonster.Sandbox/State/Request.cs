namespace SyncMonster.Sandbox.State;

internal enum RequestType
{
    FindFace,
    Generate,
}

internal enum RequestState
{
    Pending,
    InProgress,
    Success,
    Failed,
}

/// <summary>A find-face or generate request that was accepted, as it stands.</summary>
internal sealed record Request
{
    /// <summary>32 hex digits; a find-face request also goes by <see cref="FindFaceId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What the log calls it: the call and the id that it answered with.</summary>
    public string Name => Type == RequestType.FindFace ? $"find-face {FindFaceId}" : $"generate {Id}";

    public required string Account { get; init; }

    public required RequestType Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long VideoAssetId { get; init; }

    /// <summary>The audio of a generate request.</summary>
    public long? AudioAssetId { get; init; }

    /// <summary>The settings of a find-face request.</summary>
    public DetectionSettings? Detection { get; init; }

    /// <summary>The settings of a generate request.</summary>
    public GenerationSettings? Generation { get; init; }

    /// <summary>The find-face request a generate request stands on.</summary>
    public string? FindFaceRequestId { get; init; }

    /// <summary>The seconds billed.</summary>
    public required decimal Seconds { get; init; }

    /// <summary>The credits billed when it was accepted.</summary>
    public required decimal Credits { get; init; }

    public RequestState State { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What a find-face request found.</summary>
    public IReadOnlyList<Scene>? Scenes { get; init; }

    /// <summary>What a generate request made; null with instant speed until it is first downloaded.</summary>
    public ResultFile? Result { get; init; }

    public string FindFaceId => IdOf.FindFace(Id);

    public bool IsDone => State is RequestState.Success or RequestState.Failed;

    /// <summary>What it costs in the end: a failed generation is not charged.</summary>
    public decimal CreditsDeducted => Type == RequestType.Generate && State == RequestState.Failed ? 0 : Credits;
}

/// <summary>Why a request failed: a code of the reference and words.</summary>
internal sealed record Failure(string Code, string Name, string Message);

/// <summary>An output in the folder of results.</summary>
/// <param name="FileName">Its name there.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The digest of its content, in hex.</param>
/// <param name="Message">What its maker has to say about it: how sound of another length was fitted.</param>
internal sealed record ResultFile(string FileName, long Bytes, string Sha256, string? Message = null);
