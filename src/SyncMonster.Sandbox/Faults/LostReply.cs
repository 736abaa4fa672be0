namespace SyncMonster.Sandbox.Faults;

/// <summary>The connection breaks instead of an answer.</summary>
internal sealed class LostReply : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Abort();
        return Task.CompletedTask;
    }
}
