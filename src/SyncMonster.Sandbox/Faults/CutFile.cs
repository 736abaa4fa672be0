using Microsoft.Net.Http.Headers;

namespace SyncMonster.Sandbox.Faults;

/// <summary>An output that ends early.</summary>
/// <param name="path">The output.</param>
/// <param name="bytes">Its size.</param>
/// <param name="eTag">What it would be known by if it were asked for again from where it ended.</param>
/// <param name="silently">
/// Whether it ends like a whole one, sent without a length, rather than with a broken connection and bytes missing.
/// </param>
internal sealed class CutFile(string path, long bytes, EntityTagHeaderValue eTag, bool silently) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "video/mp4";
        if (!silently)
        {
            response.ContentLength = bytes;
            response.GetTypedHeaders().ETag = eTag;
        }

        await response.SendFileAsync(path, offset: 0, count: bytes / 2, httpContext.RequestAborted);
        if (!silently)
        {
            await response.Body.FlushAsync(httpContext.RequestAborted);
            httpContext.Abort();
        }
    }
}
