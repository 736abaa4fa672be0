namespace SyncMonster.Batch.Api;

/// <summary>
/// The gate a call that costs passes before its closing bytes leave. The client reaches it with everything else done;
/// the owner records the intent, durably, and then opens it, or aborts it for free. One gate serves one attempt.
/// </summary>
/// <param name="onReady">
/// Called once, by the client's thread, when the gate is reached; must not block. Null: await <see cref="Ready"/>
/// instead.
/// </param>
public sealed class CommitGate(Action? onReady = null)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _decision = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _released;

    /// <summary>Completes when the client stands at the gate.</summary>
    public Task Ready => _ready.Task;

    /// <summary>
    /// Whether the closing bytes were let go. While false, the call has certainly not been accepted, however it ends.
    /// Read it after the call has ended: until then it may still change.
    /// </summary>
    public bool Released => _released;

    /// <summary>A gate that is open from the start, for calls whose intent is on record already.</summary>
    /// <returns>The open gate.</returns>
    public static CommitGate AlreadyOpen()
    {
        var gate = new CommitGate();
        gate.Open();
        return gate;
    }

    /// <summary>Lets the closing bytes go, now or as soon as the gate is reached.</summary>
    /// <returns>False if the gate was opened or aborted before.</returns>
    public bool Open() => _decision.TrySetResult(true);

    /// <summary>
    /// Ends the call before its closing bytes leave: it fails with <see cref="Core.Running.FaultKind.NotSent"/>.
    /// </summary>
    /// <returns>False if the gate was opened or aborted before.</returns>
    public bool Abort() => _decision.TrySetResult(false);

    /// <summary>The client's side: reports ready and waits for the owner.</summary>
    /// <param name="ct">Ends the wait with <see cref="OperationCanceledException"/>.</param>
    /// <returns>True if the gate was opened, false if it was aborted.</returns>
    /// <exception cref="InvalidOperationException">The gate has served an attempt already.</exception>
    public Task<bool> ReachAsync(CancellationToken ct)
    {
        if (!_ready.TrySetResult())
            throw new InvalidOperationException("A commit gate serves one attempt; make a new one for the next.");
        onReady?.Invoke();
        return _decision.Task.WaitAsync(ct);
    }

    /// <summary>
    /// The client's side, after an open gate: called immediately before the closing bytes are handed to the network.
    /// </summary>
    public void Release() => _released = true;
}
