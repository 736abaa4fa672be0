using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Running;

public sealed class APersonsWord
{
    [Fact]
    public void An_adopted_find_face_is_watched_by_the_next_run_and_nothing_is_sent()
    {
        var next = Resolve(Parked(Rehearsal.Job("a")), new Resolution.Adopt("ff_found", 7)).BeginOnline();
        Assert.Equal("ff_found", next.Only<Effect.Poll>().RemoteId);
        Assert.False(next.Has<Effect.Submit>());
        Assert.Equal(JobStage.Analyzing, next.JobNamed("a").Stage);
        Assert.Null(next.JobNamed("a").Note);
        next.FinishAnalysis("ff_found");
        Assert.Equal(7, Assert.IsType<Ask.Generate>(next.Only<Effect.Submit>().Ask).VideoAssetId);
    }

    [Fact]
    public void An_adopted_generation_is_delivered_without_being_paid_again()
    {
        var next = Resolve(ParkedGeneration(), new Resolution.Adopt("gen_found")).BeginOnline();
        Assert.Equal(JobStage.Generating, next.JobNamed("a").Stage);
        next.FinishGeneration("gen_found");
        Assert.Equal("gen_found", next.Only<Effect.Download>().RemoteId);
        Assert.False(next.Has<Effect.Submit>());
    }

    [Fact]
    public void What_is_sent_again_leaves_the_first_ones_credits_counted()
    {
        var parked = Parked(Rehearsal.Job("a"));
        var first = Only(parked);
        var next = Resolve(parked, new Resolution.Resubmit()).BeginOnline();
        var second = next.RequestOf(next.Only<Effect.Submit>());
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Subject, second.Subject);
        Assert.Equal(RequestStage.Abandoned, next.State.Requests[first.Id].Stage);
        Assert.Equal(first.Worst + second.Worst + next.JobNamed("a").Held, next.State.Committed);
        next.FindFaces("ff_second");
        next.Accept(next.Only<Effect.Submit>(), "gen");
        next.FinishGeneration("gen");
        next.Deliver(next.Only<Effect.Download>());
        Assert.Equal(ExitCode.Delivered, RunResult.Of(next.State));
    }

    [Fact]
    public void What_no_longer_fits_the_budget_is_not_sent_again()
    {
        var plan = Rehearsal.Plan(Rehearsal.Job("a"));
        plan = plan with { Budget = BudgetSettings.Default with { MaxCredits = new Credits(15) } };
        var next = Resolve(Parked(plan), new Resolution.Resubmit()).BeginOnline();
        Assert.False(next.Has<Effect.Submit>());
        Assert.Equal(ExitCode.Budget, RunResult.Of(next.State));
    }

    [Fact]
    public void What_is_sent_again_twice_gets_a_third_name()
    {
        var again = Resolve(Parked(Rehearsal.Job("a")), new Resolution.Resubmit()).BeginOnline();
        again.Reach(again.Only<Effect.Submit>());
        var state = Park(again.State, again.Only<Effect.Submit>().RequestId);
        var third = new Rehearsal(Remembered(Apply(state, new Resolution.Resubmit()))).BeginOnline();
        Assert.EndsWith("#3", third.Only<Effect.Submit>().RequestId, StringComparison.Ordinal);
        Assert.Equal(2, third.State.Requests.Values.Count(request => request.Stage == RequestStage.Abandoned));
    }

    [Fact]
    public void What_is_given_up_fails_with_its_credits_counted_and_is_not_looked_for_again()
    {
        var parked = Parked(Rehearsal.Job("a"));
        var worst = Only(parked).Worst;
        var next = Resolve(parked, new Resolution.Abandon()).Begin();
        Assert.Empty(next.Open);
        Assert.Equal(JobStage.Failed, next.JobNamed("a").Stage);
        Assert.StartsWith("given up by a person", next.JobNamed("a").Note, StringComparison.Ordinal);
        Assert.Equal(worst, next.State.Committed);
        Assert.Equal(ExitCode.SomeFailed, RunResult.Of(next.State));
    }

    [Fact]
    public void What_was_given_up_is_not_paid_again_by_retry_failed_but_can_be_resolved_once_more()
    {
        var abandoned = Apply(Parked(Rehearsal.Job("a")), new Resolution.Abandon());
        var retried = new Rehearsal(Remembered(abandoned, new RunOptions { RetryFailed = true })).BeginOnline();
        Assert.False(retried.Has<Effect.Submit>());
        Assert.Equal(JobStage.Parked, retried.JobNamed("a").Stage);
        var next = Resolve(retried.State, new Resolution.Adopt("ff_found")).BeginOnline();
        Assert.Equal("ff_found", next.Only<Effect.Poll>().RemoteId);
    }

    [Fact]
    public void Every_job_that_the_request_holds_up_moves_with_it()
    {
        var parked = Parked(
            Rehearsal.Job("es", audio: "es"), Rehearsal.Job("fr", audio: "fr"), Rehearsal.Job("other", video: "w"));
        Assert.Equal(["es", "fr"], Resolution.JobsOf(parked, Doubtful(parked)).Select(job => job.Plan.Id));
        var after = Apply(parked, new Resolution.Abandon());
        Assert.Equal(
            ["es", "fr"],
            after.Jobs.Values.Where(job => job.Stage == JobStage.Failed).Select(job => job.Plan.Id).Order());
    }

    [Fact]
    public void A_request_that_was_being_sent_when_the_run_was_killed_is_in_doubt_and_one_before_its_gate_is_not()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        Assert.Null(Resolution.DoubtOf(run.State, run.JobNamed("a")));
        run.Reach(run.Only<Effect.Submit>());
        Assert.NotNull(Resolution.DoubtOf(run.State, run.JobNamed("a")));
    }

    [Fact]
    public void A_delivered_job_has_nothing_to_resolve()
    {
        var run = NeverPaidTwice.Delivered();
        Assert.Null(Resolution.DoubtOf(run.State, run.JobNamed("a")));
    }

    [Theory]
    [InlineData("gen", RequestKind.Generate, null, "is a generation, and the parked request is a find-face")]
    [InlineData("ff_1", RequestKind.FindFace, 300, "was charged 300.00 credits, and the parked request costs 5.00 at the most")]
    [InlineData("ff_1", null, 5, null)]
    [InlineData("740006cb", null, null, null)]
    public void Another_request_is_not_adopted_for_a_find_face(
        string id, RequestKind? kind, int? charged, string? objection)
    {
        var parked = Parked(Rehearsal.Job("a"));
        Assert.Equal(
            objection, Resolution.Objection(parked, Only(parked), Remote(id, kind) with { Charged = charged }));
    }

    [Fact]
    public void Another_request_is_not_adopted_for_a_generation()
    {
        var parked = ParkedGeneration();
        var same = Remote("gen", RequestKind.Generate) with
        {
            VideoAssetId = 123,
            AudioAssetId = 9,
            LipSync = true,
            Drama = false,
            Model = "E1",
            Charged = 10,
        };
        Assert.Null(Objection(same));
        Assert.Equal(
            "is a find-face, and the parked request is a generation",
            Objection(same with { RemoteId = "ff_2", Kind = null }));
        Assert.Equal("was made without lip-sync, unlike the parked request", Objection(same with { LipSync = false }));
        Assert.Equal("was made with drama, unlike the parked request", Objection(same with { Drama = true }));
        Assert.Equal("was made with model e2, and the parked request with e1", Objection(same with { Model = "e2" }));
        Assert.Equal("is of video asset 8, and the parked request of 123", Objection(same with { VideoAssetId = 8 }));

        string? Objection(RemoteRequest found) => Resolution.Objection(parked, Doubtful(parked), found);
    }

    [Theory]
    [InlineData("ff_1")]
    [InlineData("1")]
    public void A_request_that_is_ours_already_is_not_adopted_a_second_time(string id)
    {
        var parked = ParkedGeneration();
        Assert.Equal(
            "is the find-face of job 'a' already",
            Resolution.Objection(parked, Doubtful(parked), Remote(id)));
    }

    [Fact]
    public void A_find_face_of_a_longer_video_is_not_adopted()
    {
        var parked = Parked(Rehearsal.Job("a"));
        Assert.Null(Resolution.Objection(parked, Only(parked), Remote("ff_1") with { LastFrame = 250 }));
        Assert.Equal(
            "found 900 frames, and the video has 250",
            Resolution.Objection(parked, Only(parked), Remote("ff_1") with { LastFrame = 899 }));
    }

    private static RemoteRequest Remote(string id, RequestKind? kind = null) =>
        new(id, kind, RemoteState.Succeeded, null, null, null, null, null, null);

    private static BatchState Parked(params PlannedJob[] jobs) => Parked(Rehearsal.Plan(jobs));

    private static BatchState Parked(BatchPlan plan)
    {
        var run = new Rehearsal(plan).BeginOnline();
        var submit = run.Open.OfType<Effect.Submit>().First();
        run.Reach(submit);
        return Park(run.State, submit.RequestId);
    }

    private static BatchState ParkedGeneration()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        run.FindFaces("ff_1");
        var submit = run.Only<Effect.Submit>();
        run.Reach(submit);
        return Park(run.State, submit.RequestId);
    }

    // As a search without a result leaves it.
    private static BatchState Park(BatchState state, string requestId)
    {
        state = state.After(
            new Transition.RequestMoved(state.Requests[requestId] with { Stage = RequestStage.Parked }));
        return state.FollowersOf(requestId).ToList().Aggregate(
            state, (now, job) => now.After(new Transition.JobMoved(job with { Stage = JobStage.Parked, Note = "parked" })));
    }

    private static Request Only(BatchState state) => Assert.Single(state.Requests.Values);

    private static Request Doubtful(BatchState state) =>
        state.Jobs.Values.Select(job => Resolution.DoubtOf(state, job)).First(request => request is not null)!;

    private static BatchState Apply(BatchState state, Resolution resolution) =>
        resolution.Decide(state, Doubtful(state), Rehearsal.Evening).Aggregate(
            state, (now, transition) => now.After(transition));

    private static Rehearsal Resolve(BatchState state, Resolution resolution) =>
        new(Remembered(Apply(state, resolution)));

    // What the next run reads back: requests and jobs, in the order of their names, and nothing else.
    private static BatchState Remembered(BatchState state, RunOptions? options = null)
    {
        var next = BatchState.Of(state.Plan, options ?? new RunOptions());
        foreach (var request in state.Requests.Values.OrderBy(request => request.Id, StringComparer.Ordinal))
            next = next.After(new Transition.RequestMoved(request));
        return state.Jobs.Values.Aggregate(next, (now, job) => now.After(new Transition.JobMoved(job)));
    }
}
