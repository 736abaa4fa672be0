namespace SyncMonster.Sandbox.Faults;

/// <summary>An output that ends early.</summary>
/// <param name="path">The output.</param>
/// <param name="bytes">Its size.</param>
/// <param name="silently">
/// Whether it ends like a whole one, sent without a length, rather than with a broken connection and bytes missing.
/// </param>
internal sealed class CutFile(string path, long bytes, bool silently) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "video/mp4";
        if (!silently)
            response.ContentLength = bytes;
        await response.SendFileAsync(path, offset: 0, count: bytes / 2, httpContext.RequestAborted);
        if (!silently)
        {
            await response.Body.FlushAsync(httpContext.RequestAborted);
            httpContext.Abort();
        }
    }
}
