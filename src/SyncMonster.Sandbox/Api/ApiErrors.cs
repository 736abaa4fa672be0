using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SyncMonster.Sandbox.Api;

/// <summary>Turns every way a call can go wrong into the API's own envelope; no body ever shows an exception.</summary>
internal sealed class ApiErrors(ILogger log)
{
    [SuppressMessage("Design", "CA1031", Justification = "The last catch of a call: it becomes ERR_003 and a line in the log.")]
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            await ExplainAsync(http);
        }
        catch (RefusedException e) when (!http.Response.HasStarted)
        {
            log.LogInformation(
                "{Method} {Path} refused: {Status} {Message}",
                http.Request.Method,
                http.Request.Path,
                e.HttpStatus,
                e.Message);
            if (e.RetryAfterSeconds is { } seconds)
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Answer.Refusal(e).ExecuteAsync(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await Answer.Error(e.StatusCode, "invalid_request", "The request could not be read to its end.").ExecuteAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            log.LogError(e, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            await Answer.Refusal(
                RefusedException.Coded(ErrorCode.InternalServerError, "An unexpected error occurred on the server."))
                .ExecuteAsync(http);
        }
    }

    private static Task ExplainAsync(HttpContext http)
    {
        if (http.Response.HasStarted || http.Response.ContentType is not null)
            return Task.CompletedTask;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound =>
                Answer.Error(404, "not_found", $"There is no {http.Request.Path}.").ExecuteAsync(http),
            StatusCodes.Status405MethodNotAllowed =>
                Answer.Error(405, "invalid_request",
                    $"{http.Request.Path} does not take {http.Request.Method}: use {http.Response.Headers.Allow}.").ExecuteAsync(http),
            _ => Task.CompletedTask,
        };
    }
}
