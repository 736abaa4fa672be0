using Microsoft.Net.Http.Headers;
using SyncMonster.Sandbox.Api.Wire;
using SyncMonster.Sandbox.Faults;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Api;

/// <summary>get-file: the output as a stream, whole or in ranges.</summary>
internal sealed class FileEndpoint(
    SandboxState state, SandboxFolder folder, Rendering rendering, ResultLifetime lifetime, FaultDraw faults)
{
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/get-file", (Delegate)GetAsync);

    private async Task<IResult> GetAsync(HttpContext http)
    {
        var request = GenerateEndpoints.FindGenerate(state, http);
        if (request.Failure is { } failure)
            return Answer.Failed(failure);
        if (!request.IsDone)
        {
            return Answer.Ok(new Reply<FileNotReady>("success", null, new FileNotReady(
                request.Id,
                Answer.StateName(request.State),
                new StatusCode(request.State),
                "Job is still processing. Please try again later.")));
        }

        if (lifetime.IsOver(request))
            throw RefusedException.NotFound("The output has expired");

        ResultFile result;
        try
        {
            result = request.Result ?? await rendering.MakeLateAsync(request, http.RequestAborted);
        }
        catch (RequestFailedException e)
        {
            return Answer.Failed(e.Failure);
        }

        var path = Path.Combine(folder.Results, result.FileName);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"output.mp4\"";
        var eTag = new EntityTagHeaderValue($"\"{result.Sha256}\"");
        if (faults.Happens(SandboxFault.CutFile))
            return new CutFile(path, result.Bytes, eTag, faults.Coin());
        return TypedResults.PhysicalFile(
            path,
            "video/mp4",
            lastModified: request.CompletedAt,
            entityTag: eTag,
            enableRangeProcessing: true);
    }
}
