using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>
/// What survives: requests, jobs, assets and their history, in one SQLite file behind one connection. A commit is on
/// disk when it returns.
/// </summary>
public sealed partial class Checkpoint : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private string _account = "";
    private string _project = "";
    private long _run;

    private Checkpoint(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>
    /// Opens a checkpoint, making or migrating it where needed. The caller holds its <see cref="StateFolder"/>.
    /// </summary>
    /// <exception cref="BatchException">It can't be opened or was written by a newer version.</exception>
    public static Checkpoint Open(StateFolder folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = folder.Database,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            // Seconds that another process, a backup perhaps, is waited for. A run has been refused by the folder's
            // lock before.
            DefaultTimeout = 2,
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            // Where the write-ahead log can't work (some network file systems), the rollback journal does.
            if (connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL") != "wal")
                connection.Execute("PRAGMA journal_mode = TRUNCATE");
            connection.Execute("PRAGMA synchronous = FULL");
            Schema.Migrate(connection, folder.Database);
            return new Checkpoint(connection, folder.Database);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Unusable(folder.Database, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Notes that a run begins, and takes its plan's account and project for everything that follows.
    /// </summary>
    public void BeginRun(BatchPlan plan, DateTimeOffset now)
    {
        (_account, _project) = (plan.Account, plan.Project);
        Guard(() => _run = _connection.ExecuteScalar<long>(
            """
            INSERT INTO run (account, project, output, started, job_keys, budget, concurrency)
            VALUES (@Account, @Project, @OutputDirectory, @now, @keys, @budget, @concurrency) RETURNING id
            """,
            new
            {
                plan.Account,
                plan.Project,
                plan.OutputDirectory,
                now = Text(now),
                keys = JsonSerializer.Serialize(plan.Jobs.Select(job => job.Key)),
                budget = RecordJson.Write(plan.Budget),
                concurrency = RecordJson.Write(plan.Concurrency),
            }));
    }

    /// <summary>
    /// Takes an account and a project for everything that follows outside of a run; notes go to its last run.
    /// </summary>
    public void Continue(string account, string project)
    {
        (_account, _project) = (account, project);
        _run = _connection.ExecuteScalar<long>(
            "SELECT coalesce(max(id), 0) FROM run WHERE account = @account AND project = @project", new { account, project });
    }

    /// <summary>Notes that the run has ended.</summary>
    public void EndRun(ExitCode exitCode, DateTimeOffset now) => Guard(() => _connection.Execute(
        "UPDATE run SET ended = @now, exit_code = @exitCode WHERE id = @_run", new { now = Text(now), exitCode, _run }));

    /// <summary>Records the transitions of one turn, all or none, and returns when they are on disk.</summary>
    /// <exception cref="BatchException">They couldn't be written; nothing of them was.</exception>
    public void Commit(IReadOnlyList<Transition> transitions, DateTimeOffset now)
    {
        if (transitions.Count == 0) return;
        Guard(() =>
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var transition in transitions) Record(transition, Text(now), transaction);
            transaction.Commit();
        });
    }

    /// <summary>What is remembered of a plan's account, put into a state for the plan.</summary>
    public BatchState Load(BatchPlan plan, RunOptions options)
    {
        var state = BatchState.Of(plan, options);
        var media = new PlannedMediaPool(plan);
        foreach (var body in Bodies("SELECT body FROM request WHERE account = @Account ORDER BY id", plan))
            state = state.After(new Transition.RequestMoved(media.Share(RecordJson.Read<Request>(body))));
        foreach (var asset in _connection.Query<(string Content, long Id)>(
            "SELECT content, asset_id FROM asset WHERE account = @Account", plan))
            state = state.After(new Transition.AssetLearned(asset.Content, asset.Id));
        foreach (var pin in _connection.Query<(string RequestId, int Scene, string Faces)>(
            "SELECT request_id, scene, faces FROM pin WHERE account = @Account", plan))
            state = state.After(
                new Transition.FacesPinned(pin.RequestId, pin.Scene, RecordJson.Read<EquatableList<int>>(pin.Faces)));
        var wanted = plan.Jobs.ToDictionary(job => job.Key);
        foreach (var body in Bodies("SELECT body FROM job WHERE account = @Account AND project = @Project", plan))
        {
            var job = RecordJson.Read<Job>(body);
            if (!wanted.TryGetValue(job.Key, out var planned)) continue;
            state = state.After(new Transition.JobMoved(job.Plan == planned ? job with { Plan = planned } : job));
        }

        return state;
    }

    /// <summary>
    /// The digest of a file that was hashed before and hasn't changed since; null where it has to be hashed.
    /// </summary>
    public string? ContentOf(string path, long bytes, DateTimeOffset modified) => _connection.QueryFirstOrDefault<string>(
        "SELECT content FROM input WHERE path = @path AND bytes = @bytes AND modified = @modified",
        new { path, bytes, modified = Text(modified) });

    /// <summary>Remembers the digests of files.</summary>
    public void Remember(IReadOnlyList<InputDigest> inputs) => Guard(() =>
    {
        if (inputs.Count == 0) return;
        using var transaction = _connection.BeginTransaction();
        foreach (var input in inputs)
        {
            _connection.Execute(
                "INSERT OR REPLACE INTO input (path, bytes, modified, content) VALUES (@Path, @Bytes, @modified, @Content)",
                new { input.Path, input.Bytes, modified = Text(input.Modified), input.Content },
                transaction);
        }

        transaction.Commit();
    });

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    // One at a time: ten thousand records as text are more than what they say.
    private IEnumerable<string> Bodies(string sql, BatchPlan plan) =>
        _connection.Query<string>(sql, new { plan.Account, plan.Project }, buffered: false);

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException e)
        {
            throw Unusable(_path, e);
        }
    }

    private static BatchException Unusable(string path, SqliteException e) => new(
        e.SqliteErrorCode is 5 or 6 ? ExitCode.Held : ExitCode.SomeFailed,
        e.SqliteErrorCode switch
        {
            5 or 6 => $"{path} is held by another process. Wait for it, or stop it.",
            13 => $"{path} can't be written: the disk is full. Nothing more is started and nothing is lost; make room and run again.",
            11 or 26 => $"{path} is damaged or no checkpoint at all ({e.Message}). Put a copy back, or choose another folder with --state.",
            _ => $"{path} can't be used ({e.Message}). Nothing more is started; what is recorded there is kept.",
        },
        e);

    private static string Word(Enum stage) => stage.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
