namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Where a request stands on the service. Rules know three: done, failed, and all else, which is not done yet.
/// </summary>
public enum RemoteState
{
    /// <summary>Not said, or a word we don't know: not done yet.</summary>
    Unknown,

    /// <summary>Accepted and waiting.</summary>
    Pending,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Done; its result can be fetched.</summary>
    Succeeded,

    /// <summary>Ended without a result.</summary>
    Failed,
}
