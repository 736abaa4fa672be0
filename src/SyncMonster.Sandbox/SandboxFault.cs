namespace SyncMonster.Sandbox;

/// <summary>
/// A fault the sandbox can be asked to show; <see cref="SandboxFaults.Parse"/> gives their names in text.
/// </summary>
public enum SandboxFault
{
    /// <summary>
    /// <c>reply-lost-after</c>: a paid request is accepted and billed, then the connection is aborted.
    /// </summary>
    ReplyLostAfter,

    /// <summary>
    /// <c>reply-lost-before</c>: any call is read whole, then the connection is aborted; nothing was accepted.
    /// </summary>
    ReplyLostBefore,

    /// <summary><c>5xx-billed</c>: a paid request is accepted and billed, and answered 500 or 503.</summary>
    ServerErrorBilled,

    /// <summary><c>5xx-unbilled</c>: any call is read whole and answered 500 or 503; nothing was accepted.</summary>
    ServerErrorUnbilled,

    /// <summary>
    /// <c>429</c>: any call is answered 429, every second time with Retry-After; nothing was accepted.
    /// </summary>
    TooManyRequests,

    /// <summary>
    /// <c>garbage-body</c>: any JSON answer keeps its status but its body is noise; what was accepted stays accepted.
    /// </summary>
    GarbageBody,

    /// <summary><c>html</c>: a proxy's HTML page, 502, in place of any call; nothing was accepted.</summary>
    Html,

    /// <summary>
    /// <c>cut-file</c>: get-file ends early, half the times with a broken connection and half without a word.
    /// </summary>
    CutFile,

    /// <summary><c>stalled</c>: an accepted request stays in progress until the sandbox is restarted.</summary>
    Stalled,

    /// <summary><c>lagging-list</c>: list-requests does not know the newest requests yet.</summary>
    LaggingList,
}
