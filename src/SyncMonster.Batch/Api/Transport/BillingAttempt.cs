using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// One sending of a call that costs: how far it is, how long it may stay there, and whether it passed its gate.
/// </summary>
internal sealed class BillingAttempt : IDisposable
{
    private readonly string call;
    private readonly CommitGate gate;
    private readonly SyncMonsterApiOptions options;
    private readonly Faults faults;
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource linked;
    private bool passed;
    private string waitingFor = "a connection or a byte of progress";
    private TimeSpan patience;

    public BillingAttempt(
        string call,
        CommitGate gate,
        SyncMonsterApiOptions options,
        Faults faults,
        TimeProvider time,
        CancellationToken ct)
    {
        this.call = call;
        this.gate = gate;
        this.options = options;
        this.faults = faults;
        timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        linked = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
    }

    /// <summary>Ends when the caller cancels or the patience with the present phase is over.</summary>
    public CancellationToken Token => linked.Token;

    /// <summary>Whether the closing bytes were let go.</summary>
    public bool Released => gate.Released;

    /// <summary>What was waited for when the patience was over.</summary>
    public string TimedOut => $"no {waitingFor} within {patience.TotalSeconds:0.#} s";

    /// <summary>Starts, or starts again, the wait for progress.</summary>
    public void Progressed() => WaitFor("connection or progress", options.StallTimeout);

    /// <summary>A part of the body went out.</summary>
    /// <exception cref="ApiException">The server has answered already: the rest needn't be sent.</exception>
    public void Progressed(WatchedConnection? connection)
    {
        ThrowIfAnswered(connection);
        Progressed();
    }

    /// <summary>
    /// Waits for the owner where there is nothing to hold back: no connection is open yet, so there is no hurry.
    /// </summary>
    /// <exception cref="ApiException">The owner aborted.</exception>
    public async Task PassGateAsync()
    {
        WaitFor("open gate", Timeout.InfiniteTimeSpan);
        Passed(await gate.ReachAsync(Token));
    }

    /// <summary>
    /// Waits for the owner with all but the last bytes sent; returns at once if the gate was passed before.
    /// </summary>
    /// <exception cref="ApiException">The owner aborted, or the server answered or hung up meanwhile.</exception>
    public async Task PassGateAsync(WatchedConnection? connection)
    {
        if (!passed)
        {
            WaitFor("open gate", options.HoldTimeout);
            var opened = gate.ReachAsync(Token);
            await Task.WhenAny(opened, connection?.Answered ?? opened);
            ThrowIfAnswered(connection);
            Passed(await opened);
        }

        ThrowIfAnswered(connection);
    }

    /// <summary>Lets the closing bytes go: from here on, no failure proves anything.</summary>
    public void Release()
    {
        // Whatever below us might want to send a body twice, a body that costs goes out once.
        if (gate.Released)
            throw new InvalidOperationException("A call that costs is sent once.");
        gate.Release();
        WaitFor("reply", options.ReplyTimeout);
    }

    /// <summary>Ends the attempt if the server has answered or hung up before the body was complete.</summary>
    /// <exception cref="ApiException">It has.</exception>
    public void ThrowIfAnswered(WatchedConnection? connection)
    {
        if (connection?.Answered.IsCompleted == true && !EarlyAnswer.IsInterim(connection.Answer.Span))
            throw new ApiException(call, faults.OfEarlyAnswer(connection.Answer));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        linked.Dispose();
        timer.Dispose();
    }

    private void Passed(bool opened)
    {
        if (!opened)
            throw new ApiException(call, new Fault(FaultKind.NotSent, "given up before it was complete"));
        passed = true;
        Progressed();
    }

    private void WaitFor(string what, TimeSpan atMost)
    {
        waitingFor = what;
        patience = atMost;
        timer.CancelAfter(atMost);
    }
}
