using System.Text.Json;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>
/// What a state folder remembers, for commands by which a person decides between runs. The folder is held as long as
/// this is open; no manifest is needed, for what is remembered says what each job was to be.
/// </summary>
internal sealed class RememberedState : IDisposable
{
    private readonly TimeProvider _time;
    private readonly IDisposable _hold;
    private readonly Checkpoint _checkpoint;

    private RememberedState(StateFolder folder, TimeProvider time, IDisposable hold)
    {
        (Folder, _time, _hold) = (folder, time, hold);
        _checkpoint = Checkpoint.Open(folder);
    }

    public StateFolder Folder { get; }

    /// <exception cref="BatchException">There is no state (2), or a run holds it (11).</exception>
    public static RememberedState Open(StateFolder folder, TimeProvider time)
    {
        if (!File.Exists(folder.Database))
            throw new BatchException(ExitCode.BadInput, $"No run was made in {folder.FullPath} yet.");
        var hold = folder.Hold(time.GetUtcNow());
        try
        {
            return new RememberedState(folder, time, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>What is known of each project, that of the newest run first.</summary>
    public IEnumerable<BatchState> Projects() =>
        _checkpoint.Projects().Select(
            one => Load(one.Account, one.Project, _checkpoint.Jobs(one.Account, one.Project)));

    /// <summary>Records what a person decided, and makes <c>status.json</c> true to it.</summary>
    /// <param name="state">The project that it is for.</param>
    /// <param name="decide">From the time to what is to be recorded.</param>
    public void Record(BatchState state, Func<DateTimeOffset, IReadOnlyList<Transition>> decide)
    {
        var (account, project) = (state.Plan.Account, state.Plan.Project);
        var now = _time.GetUtcNow();
        _checkpoint.Continue(account, project);
        _checkpoint.Commit(decide(now), now);
        Tell(account, project, now);
    }

    public void Dispose()
    {
        _checkpoint.Dispose();
        _hold.Dispose();
    }

    // For onlookers only: the checkpoint says what matters, and the next run writes it anew.
    private void Tell(string account, string project, DateTimeOffset now)
    {
        try
        {
            if (RunStatus.Read(Folder) is not { } status || (status.Account, status.Project) != (account, project))
                return;
            var jobs = _checkpoint.Record(account, project)!.Jobs;
            var after = RunStatus.Of(Load(account, project, jobs), null, now) with { Cap = status.Cap };
            AtomicFile.Replace(
                Folder.Status, file => JsonSerializer.Serialize(file, after, RunStatusJson.Default.RunStatus));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine(
                $"{Folder.Status} couldn't be brought up to date: {e.Message} What was decided is recorded.");
        }
    }

    private BatchState Load(string account, string project, IReadOnlyList<Job> jobs) => _checkpoint.Load(
        new BatchPlan(
            account,
            project,
            BudgetSettings.Default,
            ConcurrencySettings.Default,
            "",
            jobs.Select(job => job.Plan).ToEquatableList()),
        new RunOptions());
}
