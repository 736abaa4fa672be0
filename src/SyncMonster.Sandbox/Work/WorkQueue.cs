using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// Works on accepted requests, a few at a time and oldest first. Its bound is <see cref="SandboxOptions.MaxInFlight"/>,
/// held where requests are accepted. What a stop interrupts stays pending and is started again by the next start.
/// </summary>
internal sealed class WorkQueue(SandboxOptions options, SandboxState state, Analysis analysis, Rendering rendering) : IAsyncDisposable
{
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ILogger _log = options.LoggerFactory.CreateLogger<WorkQueue>();
    private Task[] _workers = [];

    /// <summary>Starts the workers, and with them what an earlier sandbox left unfinished.</summary>
    public void Start()
    {
        _workers = [.. Enumerable.Range(0, options.Workers).Select(_ => Task.Run(WorkAsync))];
        foreach (var request in state.Unfinished())
            Enqueue(request);
    }

    public void Enqueue(Request request)
    {
        if (options.WorkDelay <= TimeSpan.Zero)
            _waiting.Writer.TryWrite(request.Id);
        else
            _ = EnqueueLaterAsync(request.Id);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
        _stopping.Dispose();
    }

    private async Task EnqueueLaterAsync(string requestId)
    {
        try
        {
            await Task.Delay(options.WorkDelay, options.TimeProvider, _stopping.Token);
            _waiting.Writer.TryWrite(requestId);
        }
        catch (OperationCanceledException)
        {
            // The sandbox stops; the next one starts it again.
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var id in _waiting.Reader.ReadAllAsync(_stopping.Token))
                await WorkOnAsync(state.FindRequest(id)!);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // As asked.
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong fails the request, as ERR_003, never the worker.")]
    private async Task WorkOnAsync(Request request)
    {
        try
        {
            state.Start(request.Id);
            if (request.Type == RequestType.FindFace)
                state.FoundFaces(
                    request.Id,
                    await analysis.AnalyseAsync(request, state.GetAsset(request.VideoAssetId), _stopping.Token));
            else
                state.MadeOutput(request.Id, await rendering.RenderAsync(request, _stopping.Token));
            _log.LogInformation("sandbox: {Request} succeeded", request.Name);
        }
        catch (RequestFailedException e)
        {
            _log.LogWarning("sandbox: {Request} failed: {Code} {Message}", request.Name, e.Failure.Code, e.Message);
            state.Fail(request.Id, e.Failure);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            var error = ErrorCode.InternalServerError;
            _log.LogError(e, "sandbox: {Request} failed inside", request.Name);
            state.Fail(request.Id, new Failure(error.Code, error.Name, error.Description));
        }
    }
}
