namespace SyncMonster.Batch.Api;

/// <summary>Where a request stands on the service.</summary>
public enum RemoteState
{
    /// <summary>Accepted and waiting.</summary>
    Pending,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Done; its result can be fetched.</summary>
    Succeeded,

    /// <summary>Ended without a result.</summary>
    Failed,

    /// <summary>A word we don't know: not done yet.</summary>
    Unknown,
}
