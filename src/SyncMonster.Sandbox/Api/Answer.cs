using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api;

/// <summary>Builds answers and the words in them.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T reply) => Json(reply, StatusCodes.Status200OK);

    public static IResult Created<T>(T reply) => Json(reply, StatusCodes.Status201Created);

    public static IResult Refusal(RefusedException refused) => Json(
        new Reply<ErrorData>(refused.Status, refused.Message, refused.Error is { } error
            ? new ErrorData(error.Code, error.Name, error.Description)
            : null),
        refused.HttpStatus);

    /// <summary>What a call answers that needs the success of a request that failed.</summary>
    public static IResult Failed(Failure failure) => Json(
        new Reply<ErrorData>("failed", failure.Message, new ErrorData(failure.Code, failure.Name, failure.Message)),
        StatusCodes.Status400BadRequest);

    public static IResult Error(int httpStatus, string status, string message) =>
        Json(new Reply<ErrorData>(status, message, null), httpStatus);

    /// <summary>A request's <c>status</c>: the examples write the final ones with a capital.</summary>
    public static string StateName(RequestState state) => state switch
    {
        RequestState.Pending => "pending",
        RequestState.InProgress => "in_progress",
        RequestState.Success => "Success",
        _ => "Failed",
    };

    public static string TypeName(RequestType type) => type == RequestType.FindFace ? "find_face" : "generate";

    /// <summary>A time as the reference prints it: to the second, without a zone; the sandbox means UTC.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;

    /// <summary>Credits without trailing zeros: 2, 5.25.</summary>
    public static decimal Credits(decimal credits) => credits / 1.0000000000000000000000000000m;

    private static JsonHttpResult<T> Json<T>(T reply, int httpStatus) =>
        TypedResults.Json(reply, WireJson.Answers, statusCode: httpStatus);
}
