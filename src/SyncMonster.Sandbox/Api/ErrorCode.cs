namespace SyncMonster.Sandbox.Api;

/// <summary>An error code of the reference's section "Error Codes", with the HTTP status it is answered with.</summary>
internal sealed record ErrorCode(string Code, string Name, string Description, int HttpStatus)
{
    public static readonly ErrorCode InternalServerError =
        new(
            "ERR_003",
            "INTERNAL_SERVER_ERROR",
            "An internal server error occurred",
            StatusCodes.Status500InternalServerError);

    public static readonly ErrorCode NoFaceFound =
        new("ERR_004", "NO_FACE_FOUND", "No face was detected in the provided video", StatusCodes.Status400BadRequest);

    public static readonly ErrorCode InsufficientCredits =
        new(
            "ERR_006",
            "INSUFFICIENT_CREDITS",
            "Not enough credits to complete the request",
            StatusCodes.Status402PaymentRequired);

    public static readonly ErrorCode DataCorrupted =
        new("ERR_007", "DATA_CORRUPTED", "Uploaded data is corrupted or invalid", StatusCodes.Status400BadRequest);

    // The reference's example of an error prints this sentence, its table another; the example is what clients meet.
    public static readonly ErrorCode InvalidFormat =
        new(
            "ERR_008",
            "INVALID_FORMAT",
            "Invalid file type. Supported types are: .mp4, .mov",
            StatusCodes.Status400BadRequest);

    public static readonly ErrorCode LimitExceeds =
        new("ERR_009", "LIMIT_EXCEEDS", "Video duration exceeds the limit.", StatusCodes.Status400BadRequest);
}
