using System.Globalization;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Faults;

/// <summary>429, with or without Retry-After.</summary>
internal sealed record TooManyRequests(int? RetryAfterSeconds) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfterSeconds is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Answer.Refusal(RefusedException.TooMany("Too many requests. Try again later.")).ExecuteAsync(
            httpContext);
    }
}
