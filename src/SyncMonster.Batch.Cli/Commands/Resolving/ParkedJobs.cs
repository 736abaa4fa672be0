using System.Text.Json;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Cli.Commands.Resolving;

/// <summary>The parked jobs of a state folder, which is held as long as this is open.</summary>
internal sealed class ParkedJobs : IDisposable
{
    private readonly TimeProvider _time;
    private readonly IDisposable _hold;
    private readonly Checkpoint _checkpoint;

    private ParkedJobs(StateFolder folder, TimeProvider time, IDisposable hold)
    {
        (Folder, _time, _hold) = (folder, time, hold);
        _checkpoint = Checkpoint.Open(folder);
    }

    public StateFolder Folder { get; }

    /// <exception cref="BatchException">There is no state (2), or a run holds it (11).</exception>
    public static ParkedJobs Open(StateFolder folder, TimeProvider time)
    {
        if (!File.Exists(folder.Database))
            throw new BatchException(ExitCode.BadInput, $"No run was made in {folder.FullPath} yet.");
        var hold = folder.Hold(time.GetUtcNow());
        try
        {
            return new ParkedJobs(folder, time, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>The parked job of an id; where several projects have one, that of the newest run.</summary>
    /// <exception cref="BatchException">None is parked under it (2); the message lists what is.</exception>
    public ParkedJob Find(string jobId)
    {
        var all = All().ToList();
        if (all.Find(parked => string.Equals(parked.Job.Plan.Id, jobId, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        throw new BatchException(ExitCode.BadInput, all.Count == 0
            ? $"Nothing is parked in {Folder.FullPath}."
            : $"No job '{jobId}' is parked in {Folder.FullPath}. Parked are:{string.Concat(all.Select(parked => $"{Environment.NewLine}  {parked}"))}");
    }

    /// <summary>Records a person's word, and makes <c>status.json</c> true to it.</summary>
    public void Record(ParkedJob parked, Resolution resolution)
    {
        var (account, project) = (parked.State.Plan.Account, parked.State.Plan.Project);
        var now = _time.GetUtcNow();
        _checkpoint.Continue(account, project);
        _checkpoint.Commit(resolution.Decide(parked.State, parked.Request, now), now);
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
            if (RunStatus.Read(Folder) is not { } status || (status.Account, status.Project) != (account, project)) return;
            var jobs = _checkpoint.Record(account, project)!.Jobs;
            var after = RunStatus.Of(Load(account, project, jobs), null, now) with { Cap = status.Cap };
            AtomicFile.Replace(Folder.Status, file => JsonSerializer.Serialize(file, after, RunStatusJson.Default.RunStatus));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"{Folder.Status} couldn't be brought up to date: {e.Message} What was decided is recorded.");
        }
    }

    private IEnumerable<ParkedJob> All()
    {
        foreach (var (account, project) in _checkpoint.Projects())
        {
            var state = Load(account, project, _checkpoint.Jobs(account, project));
            foreach (var job in state.Jobs.Values.OrderBy(job => job.Plan.Order).ThenBy(job => job.Key, StringComparer.Ordinal))
            {
                if (Resolution.DoubtOf(state, job) is { } request) yield return new ParkedJob(state, job, request);
            }
        }
    }

    // The manifest isn't needed: what is remembered says what each job was to be.
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
