using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>How a hosted run ends: who asks it to, and what it came to.</summary>
public sealed class RunEnding
{
    private readonly TaskCompletionSource<Stop> _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ExitCode> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the run is asked to leave.</summary>
    public Task<Stop> Stopping => _stopping.Task;

    /// <summary>What the run came to, or the exception that ended it.</summary>
    public Task<ExitCode> Ended => _ended.Task;

    /// <summary>
    /// Asks the run to leave: open commit windows finish, the rest is broken off and resumes with the next run.
    /// </summary>
    /// <param name="reason">An interruption or a termination; the first that is asked for counts.</param>
    public void AskToStop(StopReason reason) => _stopping.TrySetResult(new Stop(
        reason,
        $"{(reason == StopReason.Interrupted ? "interrupted" : "asked to end")}; what is in flight is recorded, and the next run goes on from here",
        Leaves: true));

    internal void Complete(ExitCode exitCode) => _ended.TrySetResult(exitCode);

    internal void Fail(Exception exception) => _ended.TrySetException(exception);
}
