using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// One sending of a call that costs: how far it is, how long it may stay there, and whether it passed its gate.
/// </summary>
internal sealed class BillingAttempt : IDisposable
{
    private readonly string _call;
    private readonly CommitGate _gate;
    private readonly SyncMonsterApiOptions _options;
    private readonly Faults _faults;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;
    private bool _passed;
    private string _waitingFor = "a connection or a byte of progress";
    private TimeSpan _patience;

    public BillingAttempt(
        string call,
        CommitGate gate,
        SyncMonsterApiOptions options,
        Faults faults,
        TimeProvider time,
        CancellationToken ct)
    {
        _call = call;
        _gate = gate;
        _options = options;
        _faults = faults;
        _timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(ct, _timer.Token);
    }

    /// <summary>Ends when the caller cancels or the patience with the present phase is over.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the closing bytes were let go.</summary>
    public bool Released => _gate.Released;

    /// <summary>What was waited for when the patience was over.</summary>
    public string TimedOut => $"no {_waitingFor} within {_patience.TotalSeconds:0.#} s";

    /// <summary>Starts, or starts again, the wait for progress.</summary>
    public void Progressed() => WaitFor("connection or progress", _options.StallTimeout);

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
        Passed(await _gate.ReachAsync(Token));
    }

    /// <summary>
    /// Waits for the owner with all but the last bytes sent; returns at once if the gate was passed before.
    /// </summary>
    /// <exception cref="ApiException">The owner aborted, or the server answered or hung up meanwhile.</exception>
    public async Task PassGateAsync(WatchedConnection? connection)
    {
        if (!_passed)
        {
            WaitFor("open gate", _options.HoldTimeout);
            var opened = _gate.ReachAsync(Token);
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
        if (_gate.Released)
            throw new InvalidOperationException("A call that costs is sent once.");
        _gate.Release();
        WaitFor("reply", _options.ReplyTimeout);
    }

    /// <summary>Ends the attempt if the server has answered or hung up before the body was complete.</summary>
    /// <exception cref="ApiException">It has.</exception>
    public void ThrowIfAnswered(WatchedConnection? connection)
    {
        if (connection?.Answered.IsCompleted == true && !EarlyAnswer.IsInterim(connection.Answer.Span))
            throw new ApiException(_call, _faults.OfEarlyAnswer(connection.Answer));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }

    private void Passed(bool opened)
    {
        if (!opened)
            throw new ApiException(_call, new Fault(FaultKind.NotSent, "given up before it was complete"));
        _passed = true;
        Progressed();
    }

    private void WaitFor(string what, TimeSpan atMost)
    {
        _waitingFor = what;
        _patience = atMost;
        _timer.CancelAfter(atMost);
    }
}
