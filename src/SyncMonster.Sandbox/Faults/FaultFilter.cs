using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Faults;

/// <summary>Stands around every call of the API and lets drawn faults happen, before it is handled or after.</summary>
internal sealed class FaultFilter(FaultDraw draw, TimeSpan latency, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await BeforeAsync(http.Request) ?? After(await next(context));
        }
        finally
        {
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, time, http.RequestAborted);
        }
    }

    /// <summary>
    /// A fault in place of the call, which is read to its end all the same: its caller cannot know better.
    /// </summary>
    private async Task<IResult?> BeforeAsync(HttpRequest request)
    {
        IResult? fault =
            draw.Happens(SandboxFault.TooManyRequests) ? new TooManyRequests(RetryAfterSeconds: draw.Coin() ? 1 : null)
            : draw.Happens(SandboxFault.Html) ? TypedResults.Content(FaultBodies.ProxyPage, "text/html", statusCode: StatusCodes.Status502BadGateway)
            : draw.Happens(SandboxFault.ServerErrorUnbilled) ? ServerError()
            : draw.Happens(SandboxFault.ReplyLostBefore) ? new LostReply()
            : null;
        if (fault is not null)
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        return fault;
    }

    private object? After(object? result)
    {
        if (result is not IStatusCodeHttpResult { StatusCode: { } status } || result is not IContentTypeHttpResult)
            return result;
        if (status == StatusCodes.Status201Created && draw.Happens(SandboxFault.ReplyLostAfter))
            return new LostReply();
        if (status == StatusCodes.Status201Created && draw.Happens(SandboxFault.ServerErrorBilled))
            return ServerError();
        return draw.Happens(SandboxFault.GarbageBody)
            ? TypedResults.Content(FaultBodies.Garbage, "application/json", statusCode: status)
            : result;
    }

    private IResult ServerError() => draw.Coin()
        ? Answer.Refusal(
            RefusedException.Coded(ErrorCode.InternalServerError, "An unexpected error occurred on the server."))
        : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
