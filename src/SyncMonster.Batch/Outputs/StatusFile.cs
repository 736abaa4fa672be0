using System.Text.Json;
using System.Text.Json.Serialization;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Outputs;

/// <summary>Where a run stands, as <c>status.json</c> tells it to other processes.</summary>
/// <param name="Project">The project.</param>
/// <param name="Account">The endpoint, or <c>sandbox</c>.</param>
/// <param name="ProcessId">The process that runs; null once it has ended.</param>
/// <param name="UpdatedAt">When this was written.</param>
/// <param name="Jobs">How many jobs stand where, by stage.</param>
/// <param name="Committed">Credits charged or set aside.</param>
/// <param name="Cap">The credit cap; null: none.</param>
/// <param name="Stop">Why the run stops early; null where it doesn't.</param>
/// <param name="Waiting">Jobs that wait for a person or have failed, with the reason.</param>
public sealed record RunStatus(
    string Project,
    string Account,
    int? ProcessId,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, int> Jobs,
    decimal Committed,
    decimal? Cap,
    string? Stop,
    IReadOnlyDictionary<string, string> Waiting)
{
    /// <summary>A state in short.</summary>
    public static RunStatus Of(BatchState state, int? processId, DateTimeOffset now) => new(
        state.Plan.Project,
        state.Plan.Account,
        processId,
        now,
        state.Jobs.Values.GroupBy(job => job.Stage).OrderBy(jobs => jobs.Key)
            .ToDictionary(jobs => jobs.Key.ToString().ToLowerInvariant(), jobs => jobs.Count()),
        state.Committed.Amount,
        state.Plan.Budget.MaxCredits?.Amount,
        state.Stop?.Message,
        state.Jobs.Values.Where(job => job.Note is not null).OrderBy(job => job.Plan.Order)
            .ToDictionary(job => job.Plan.Id, job => $"{job.Stage.ToString().ToLowerInvariant()}: {job.Note}"));

    /// <summary>Reads what a run has written; null where there is nothing.</summary>
    public static RunStatus? Read(StateFolder folder)
    {
        if (!File.Exists(folder.Status)) return null;
        using var file = File.OpenRead(folder.Status);
        return JsonSerializer.Deserialize(file, RunStatusJson.Default.RunStatus);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RunStatus))]
internal sealed partial class RunStatusJson : JsonSerializerContext;

/// <summary>Keeps <c>status.json</c> true while a run is on: at most once a second, and at its end.</summary>
internal sealed class StatusFile : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly StateFolder _folder;
    private readonly RunWatch _watch;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _writing = new();
    private BatchState? _written;

    public StatusFile(StateFolder folder, RunWatch watch, TimeProvider time)
    {
        (_folder, _watch, _time) = (folder, watch, time);
        _timer = time.CreateTimer(_ => Write(Environment.ProcessId), null, Every, Every);
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _written = null;
        Write(null);
    }

    private void Write(int? processId)
    {
        lock (_writing)
        {
            if (_watch.State is not { } state || ReferenceEquals(state, _written)) return;
            var status = RunStatus.Of(state, processId, _time.GetUtcNow());
            try
            {
                AtomicFile.Replace(
                    _folder.Status, file => JsonSerializer.Serialize(file, status, RunStatusJson.Default.RunStatus));
                _written = state;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // For onlookers only: the next second tries again, and the checkpoint says what matters.
            }
        }
    }
}
