using Dapper;
using Microsoft.Data.Sqlite;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Reporting;

namespace SyncMonster.Batch.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero);

    private readonly StateFolder _folder = new(Directory.CreateTempSubdirectory().FullName);

    public void Dispose() => Directory.Delete(_folder.FullPath, recursive: true);

    [Fact]
    public void What_is_committed_is_read_back_as_it_was()
    {
        var (job, find, generate) = Sample();
        var plan = PlanOf(job);
        using (var checkpoint = Begin(plan))
        {
            checkpoint.Commit(
                [
                    new Transition.RequestMoved(find), new Transition.RequestMoved(generate), new Transition.JobMoved(job),
                    new Transition.AssetLearned("sha256:a", 7), new Transition.AssetLearned("sha256:b", 8),
                    new Transition.AssetForgotten("sha256:a"),
                    new Transition.FacesPinned(find.Id, 2, [0]), new Transition.FacesPinned(find.Id, 2, [1, 0]),
                    new Transition.FacesPinned(find.Id, 3, []),
                    new Transition.Noted("worth telling"),
                ],
                Evening);
        }

        using var again = Checkpoint.Open(_folder);
        var state = again.Load(plan, new RunOptions());
        Assert.Equal(find, state.Requests[find.Id]);
        Assert.Equal(generate, state.Requests[generate.Id]);
        Assert.Equal(job, state.Jobs[job.Key]);
        Assert.Equal([new("sha256:b", 8)], state.Assets);
        Assert.Equal([1, 0], state.Pins[find.Id][2]);
        Assert.Empty(state.Pins[find.Id][3]);
        Assert.Equal(find.Counted + generate.Counted, state.Committed);
        Assert.Equal(state.Committed, state.Spending.ByTag[new Tag("client", "acme")]);
    }

    [Fact]
    public void What_was_recorded_twice_is_there_once_with_both_in_its_history()
    {
        var (job, _, _) = Sample();
        using var checkpoint = Begin(PlanOf(job));
        checkpoint.Commit(
            [new Transition.JobMoved(job with { Stage = JobStage.Waiting }), new Transition.JobMoved(job)], Evening);

        var record = checkpoint.Record("account", "project")!;
        Assert.Equal([job], record.Jobs);
        Assert.Equal(["waiting", "downloading"], record.History.Select(entry => entry.Stage));
    }

    [Fact]
    public void A_record_tells_the_runs_and_the_budget_of_the_last()
    {
        var (job, _, _) = Sample();
        var budget = new BudgetSettings(new Credits(90), null, OnExceeded.Stop)
        {
            MaxCreditsPerDay = new Credits(20),
            MaxCreditsPerTag = [new TagCap("client", null, new Credits(5))],
        };
        using var checkpoint = Begin(
            PlanOf(job) with { Budget = new BudgetSettings(new Credits(1), null, OnExceeded.Skip) });
        checkpoint.EndRun(ExitCode.Budget, Evening.AddHours(1));
        checkpoint.BeginRun(PlanOf(job) with { Budget = budget }, Evening.AddHours(2));

        var record = checkpoint.Record("account", "project")!;
        Assert.Equal(
            [new(Evening, Evening.AddHours(1), ExitCode.Budget), new(Evening.AddHours(2), null, null)], record.Runs);
        Assert.Equal(budget, record.Budget);
        Assert.Null(checkpoint.Record("account", "another project"));
    }

    [Fact]
    public void A_checkpoint_of_the_first_version_is_taken_on_with_all_that_it_holds()
    {
        var (job, find, _) = Sample();
        using (var checkpoint = Begin(PlanOf(job)))
            checkpoint.Commit([new Transition.RequestMoved(find with { Tags = null })], Evening);
        Execute("""
            DROP TABLE pin;
            ALTER TABLE run DROP COLUMN budget;
            ALTER TABLE run DROP COLUMN concurrency;
            PRAGMA user_version = 1
            """);

        using var again = Checkpoint.Open(_folder);
        Assert.Equal(find.Counted, again.Load(PlanOf(job), new RunOptions()).Committed);
        Assert.Null(again.Record("account", "project")!.Budget);
        again.BeginRun(PlanOf(job), Evening);
        var record = again.Record("account", "project")!;
        Assert.NotNull(record.Budget);
        Assert.NotNull(record.Concurrency);
    }

    [Fact]
    public void A_checkpoint_of_a_newer_version_is_refused_and_left_alone()
    {
        Begin(PlanOf(Sample().Job)).Dispose();
        Execute("PRAGMA user_version = 99");
        var refused = Assert.Throws<BatchException>(() => Checkpoint.Open(_folder));
        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Execute("PRAGMA user_version"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no database at all, but long enough to be taken for the head of one: ................................")]
    public void A_file_that_is_no_checkpoint_is_refused_with_what_to_do(string text)
    {
        Directory.CreateDirectory(_folder.FullPath);
        File.WriteAllText(_folder.Database, text);
        if (text.Length == 0)
        {
            // An empty file is what SQLite itself begins with.
            Checkpoint.Open(_folder).Dispose();
            return;
        }

        var refused = Assert.Throws<BatchException>(() => Checkpoint.Open(_folder));
        Assert.Contains("--state", refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_folder.Database));
    }

    [Fact]
    public void Another_connection_is_refused_as_held_while_one_is_open()
    {
        using var checkpoint = Begin(PlanOf(Sample().Job));
        Assert.Equal(ExitCode.Held, Assert.Throws<BatchException>(() => Checkpoint.Open(_folder)).ExitCode);
    }

    [Fact]
    public void What_cannot_be_written_is_told_with_its_path_and_nothing_of_it_is_kept()
    {
        var (job, find, generate) = Sample();
        Begin(PlanOf(job)).Dispose();
        Execute("CREATE TRIGGER no_job BEFORE INSERT ON job BEGIN SELECT RAISE(FAIL, 'the disk fails'); END");
        using (var checkpoint = Begin(PlanOf(job)))
        {
            checkpoint.Commit([new Transition.RequestMoved(find)], Evening);
            var refused = Assert.Throws<BatchException>(
                () =>
                    checkpoint.Commit([new Transition.RequestMoved(generate), new Transition.JobMoved(job)], Evening));
            Assert.Contains(_folder.Database, refused.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing more is started", refused.Message, StringComparison.Ordinal);
        }

        using var again = Checkpoint.Open(_folder);
        Assert.Equal([find], again.Load(PlanOf(job), new RunOptions()).Requests.Values);
    }

    [Fact]
    public void An_account_remembers_its_requests_over_all_projects_and_nothing_of_other_accounts()
    {
        var (job, find, _) = Sample();
        using var checkpoint = Begin(PlanOf(job));
        checkpoint.Commit([new Transition.RequestMoved(find), new Transition.AssetLearned("sha256:a", 7)], Evening);

        var otherProject = checkpoint.Load(PlanOf(job) with { Project = "second season" }, new RunOptions());
        Assert.Equal(find, otherProject.Requests[find.Id]);
        Assert.Equal(Credits.Zero, otherProject.Committed);
        var otherAccount = checkpoint.Load(PlanOf(job) with { Account = "another" }, new RunOptions());
        Assert.Empty(otherAccount.Requests);
        Assert.Empty(otherAccount.Assets);
    }

    [Fact]
    public void How_long_jobs_took_is_told_for_videos_of_whole_and_of_broken_seconds()
    {
        var record = new RecordBuilder("project", "account");
        Job[] jobs = [record.Add("whole", seconds: 2), record.Add("broken", video: "ep02.mp4", seconds: 2.5m)];
        var plan = PlanOf(jobs[0]) with { Jobs = [.. jobs.Select(job => job.Plan)] };
        using var checkpoint = Begin(plan);
        checkpoint.Commit(
            [.. jobs.Select(job => new Transition.JobMoved(job with { Stage = JobStage.Analyzing }))], Evening);
        checkpoint.Commit(
            [.. jobs.Select(job => new Transition.JobMoved(job with { Stage = JobStage.Delivered }))],
            Evening.AddSeconds(10));
        Assert.Equal([5m, 4m], checkpoint.HistoryFor(plan).Paces);
    }

    private Checkpoint Begin(BatchPlan plan)
    {
        var checkpoint = Checkpoint.Open(_folder);
        checkpoint.BeginRun(plan, Evening);
        return checkpoint;
    }

    private static BatchPlan PlanOf(Job job) => new(
        "account", "project", BudgetSettings.Default, ConcurrencySettings.Default, "/season/out", [job.Plan]);

    // A job as full of everything as one can be, with both of its requests.
    private static (Job Job, Request Find, Request Generate) Sample()
    {
        var record = new RecordBuilder("project", "account");
        var job = record.Add(
            "ep01",
            drama: new Drama(0.2m, null, null, 0.4m),
            tags: [("client", "acme")],
            from: new MediaReference.Link(new Uri("https://media.example/ep01.mp4"), 10),
            faces: [FaceRule.Default with { Pick = new FacePick.Nearest(10, 20), MinSize = new MinFaceSize(5, true) }, FaceRule.Default],
            most: new Credits(40));
        var find = record.FindFace("ep01", faces: [1, 2, 0]) with
        {
            Tags = job.Plan.Tags,
            Watermark = new Watermark("ff_0", Evening),
            VideoAssetId = 12,
            Fault = new Fault(FaultKind.Transient, "busy", 429, RetryAfter: TimeSpan.FromSeconds(3), Throttled: true),
        };
        var generate = record.Generate("ep01") with { Tags = job.Plan.Tags };
        return (job with { Stage = JobStage.Downloading, RequestId = generate.Id }, find, generate);
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        connection.Open();
        return connection.ExecuteScalar(sql);
    }
}
