using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>
/// A window on a run for whoever shows it: the newest state, whole and unchanging, to be looked at from any thread.
/// </summary>
public sealed class RunWatch
{
    private volatile BatchState? _state;
    private volatile Transfers? _transfers;
    private Action<Decision>? _turned;

    /// <summary>The newest state; null before the run begins.</summary>
    public BatchState? State => _state;

    /// <summary>How far files under way have come; null before the run begins.</summary>
    public Transfers? Transfers => _transfers;

    /// <summary>Asks to be told of every turn to come, on the loop's thread: what is called must not block.</summary>
    public void OnTurn(Action<Decision> tell) => _turned += tell;

    internal void Begin(Transfers transfers) => _transfers = transfers;

    internal void Turn(Decision decision)
    {
        _state = decision.State;
        _turned?.Invoke(decision);
    }
}
