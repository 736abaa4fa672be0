namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// What a failed call means for the run. Decided once, at the API client's edge; the core only reads it.
/// </summary>
/// <remarks>
/// For a call that costs, every kind but <see cref="InDoubt"/> says that it was certainly not accepted.
/// </remarks>
public enum FaultKind
{
    /// <summary>
    /// May pass by itself: connect, time-out or reset of a read, 408, 429, 5xx, a reply that can't be read. Try again
    /// later.
    /// </summary>
    Transient,

    /// <summary>
    /// The service refuses what was sent: ERR_004, 007, 008, 009, 400, 413, 415, 422. Trying again changes nothing.
    /// </summary>
    Input,

    /// <summary>The service does not know, or no longer knows, what was asked for: 404, 410 or "… not found".</summary>
    NotFound,

    /// <summary>The key is missing, refused or not allowed to do this: 401, 403.</summary>
    Unauthorized,

    /// <summary>The account has not enough credits: ERR_006 or 402.</summary>
    InsufficientCredits,

    /// <summary>A call that costs ended without proof that it was not accepted.</summary>
    InDoubt,

    /// <summary>
    /// A call that costs ended before its closing bytes left: nothing was accepted, and it may be sent again at will.
    /// </summary>
    NotSent,

    /// <summary>
    /// The cause is on this side: a file that can't be read, an endpoint that points elsewhere. A person has to act.
    /// </summary>
    Local,
}

/// <summary>A failed call as data: what it means, and what the service said.</summary>
/// <param name="Kind">What it means for the run.</param>
/// <param name="Message">
/// One line of at most 300 characters: the service's own words where it had some, cleaned, without the key.
/// </param>
/// <param name="HttpStatus">The HTTP status of the reply; null if there was none.</param>
/// <param name="ErrorCode">
/// The service's code, such as <c>ERR_008</c> (the reference's "Error Codes"); null if it gave none.
/// </param>
/// <param name="RetryAfter">
/// How long the service asked to wait, from now and never negative; null if it did not ask.
/// </param>
/// <param name="Throttled">
/// True if the service said that there are too many calls (429): the lane should narrow.
/// </param>
public sealed record Fault(
    FaultKind Kind,
    string Message,
    int? HttpStatus = null,
    string? ErrorCode = null,
    TimeSpan? RetryAfter = null,
    bool Throttled = false);
