using System.Diagnostics.CodeAnalysis;

namespace SyncMonster.Sandbox.Api;

/// <summary>A call is refused: nothing was accepted, and this is the answer.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the assembly.")]
internal sealed class RefusedException : Exception
{
    private RefusedException(int httpStatus, string status, string message, ErrorCode? error = null)
        : base(message)
    {
        HttpStatus = httpStatus;
        Status = status;
        Error = error;
    }

    /// <summary>The HTTP status of the answer.</summary>
    public int HttpStatus { get; }

    /// <summary>The answer's <c>status</c>: a name of the reference's section "Status Codes".</summary>
    public string Status { get; }

    /// <summary>The answer's <c>data</c>, if the reference has a code for the fault.</summary>
    public ErrorCode? Error { get; }

    /// <summary>Seconds to wait before trying again, sent as Retry-After.</summary>
    public int? RetryAfterSeconds { get; private init; }

    public static RefusedException Invalid(string message) =>
        new(StatusCodes.Status400BadRequest, "invalid_request", message);

    public static RefusedException UnsupportedContent(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "invalid_request", message);

    public static RefusedException TooLarge(string message) =>
        new(StatusCodes.Status413PayloadTooLarge, "failed", message, ErrorCode.LimitExceeds);

    public static RefusedException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, "unauthorized", message);

    public static RefusedException NotFound(string message) =>
        new(StatusCodes.Status404NotFound, "not_found", message);

    // The reference's own examples of an unknown id say "failed", not "not_found".
    public static RefusedException Unknown(string message) =>
        new(StatusCodes.Status404NotFound, "failed", message);

    public static RefusedException TooMany(string message) =>
        new(StatusCodes.Status429TooManyRequests, "failed", message) { RetryAfterSeconds = 1 };

    public static RefusedException Coded(ErrorCode error, string message) =>
        new(error.HttpStatus, "failed", message, error);
}
