namespace SyncMonster.Sandbox.Intake;

/// <summary>Where a request's video or audio comes from.</summary>
internal abstract record MediaSource
{
    /// <summary>The account has it.</summary>
    public sealed record Held(long AssetId) : MediaSource;

    /// <summary>The sandbox is to fetch it.</summary>
    public sealed record Linked(Uri Url) : MediaSource;

    /// <summary>It came with the request.</summary>
    public sealed record Uploaded(ReceivedFile File) : MediaSource;
}
