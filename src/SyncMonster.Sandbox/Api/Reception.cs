using SyncMonster.Sandbox.Faults;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Api;

/// <summary>
/// Where calls that cost come in: receives their files, and accepts what was received whole and checked.
/// </summary>
internal sealed class Reception(
    SandboxOptions options, SandboxFolder folder, SandboxState state, WorkQueue queue, FaultDraw faults)
{
    private readonly ILogger _log = options.LoggerFactory.CreateLogger<Reception>();

    /// <summary>Begins to receive the files of a call.</summary>
    public ReceivedFiles Receive() => new(folder, options.MaxUploadBytes);

    /// <summary>Accepts a request.</summary>
    /// <param name="draft">What is asked for.</param>
    /// <param name="media">The media it brings.</param>
    /// <exception cref="RefusedException">Too many requests in flight, or too few credits.</exception>
    public Request Accept(RequestDraft draft, IncomingMedia media)
    {
        state.RefuseUnlessRoom(draft.Account, draft.Credits);
        media.Settle();
        var request = state.Accept(draft);
        media.Keep();
        _log.LogInformation(
            "sandbox: {Request} accepted: {Seconds} s of video, {Credits} credits",
            request.Name, request.Seconds, request.Credits);

        if (faults.Happens(SandboxFault.Stalled))
            state.Start(request.Id);
        else if (options.Speed == SandboxSpeed.Real)
            queue.Enqueue(request);
        else if (request.Type == RequestType.FindFace)
            state.FoundFaces(request.Id, DeclaredFaces.Of(draft.Video.Media.Video!));
        else
            state.MadeOutput(request.Id, result: null);
        return request;
    }
}
