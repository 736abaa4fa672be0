using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Running;

public sealed class BudgetAndStopping
{
    [Fact]
    public void A_charge_for_a_video_of_unknown_length_is_no_changed_price()
    {
        var plain = Rehearsal.Job("a");
        var run =
            new Rehearsal(Rehearsal.Plan(plain with { Video = plain.Video with { Seconds = null } })).BeginOnline();
        run.FindFaces();
        Assert.Null(run.State.Stop);
    }

    [Fact]
    public void A_job_starts_only_if_its_whole_way_fits_and_a_smaller_one_is_tried_instead()
    {
        // 10 s cost 5 for find-face and 10 for lip-sync in the worst case; 4 s cost 6.
        var run = new Rehearsal(Capped(14.99m, OnExceeded.Skip, Rehearsal.Job("long"), Rehearsal.Job("short", video: "w", seconds: 4))).BeginOnline();
        Assert.Equal("short", run.RequestOf(run.Only<Effect.Submit>()).JobId);
        Assert.Equal(ExitCode.Budget, RunResult.Of(run.State));
    }

    [Fact]
    public void A_job_that_just_fits_starts()
    {
        var run = new Rehearsal(Capped(15, OnExceeded.Skip, Rehearsal.Job("a"))).BeginOnline();
        Assert.True(run.Has<Effect.Submit>());
        Assert.Equal(new Credits(15), run.State.Committed);
    }

    [Fact]
    public void What_is_set_aside_for_a_generation_is_not_lent_to_another_job_while_faces_are_found()
    {
        var run = new Rehearsal(Capped(29, OnExceeded.Skip, Rehearsal.Job("a"), Rehearsal.Job("b", video: "w"))).BeginOnline();
        Assert.Equal("a", run.RequestOf(run.Only<Effect.Submit>()).JobId);
    }

    [Fact]
    public void A_job_that_does_not_fit_starts_when_settlement_makes_room()
    {
        var run = new Rehearsal(Capped(29, OnExceeded.Skip, Rehearsal.Job("a"), Rehearsal.Job("b", video: "w"))).BeginOnline();
        run.Accept(run.Only<Effect.Submit>(), "ff_1");
        run.Wait(TimeSpan.FromMinutes(2));
        run.Answer(run.Only<Effect.Poll>(), new Outcome.StatusSeen(RemoteState.Succeeded, null));
        run.Answer(run.Only<Effect.FetchFaces>(), new Outcome.FacesFound(Rehearsal.OneFace));
        run.Answer(run.Only<Effect.FetchCharge>(), new Outcome.ChargeSeen(4));
        Assert.Contains(run.Open.OfType<Effect.Submit>(), submit => run.RequestOf(submit).JobId == "b");
        Assert.Empty(run.State.OverBudget);
    }

    [Fact]
    public void With_on_exceeded_stop_nothing_starts_after_the_first_job_that_does_not_fit()
    {
        var run = new Rehearsal(Capped(14, OnExceeded.Stop, Rehearsal.Job("long"), Rehearsal.Job("short", video: "w", seconds: 4))).BeginOnline();
        Assert.False(run.Has<Effect.Submit>());
        Assert.Equal(StopReason.Budget, run.State.Stop?.Reason);
        Assert.True(run.State.IsOver);
    }

    [Fact]
    public void What_the_service_does_not_say_stays_counted_at_its_worst_case()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", seconds: 9.2m))).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.FinishGeneration("gen1", charged: null);
        Assert.Equal(new Credits(5 + 10), run.State.Committed);
        var request = run.State.Requests.Values.Single(request => request.RemoteId == "gen1");
        Assert.True(request is { Charged: null, ChargeAsked: true });
    }

    [Fact]
    public void A_project_counts_its_own_spending_and_shares_the_faces_that_another_project_paid_for()
    {
        var first = NeverPaidTwice.Delivered();
        var plan = first.State.Plan with { Project = "second season" };
        var second = first.NextRun(plan: plan with { Jobs = [Rehearsal.Job("b", audio: "other")] }).BeginOnline();
        Assert.IsType<Ask.Generate>(second.Only<Effect.Submit>().Ask);
        Assert.Equal(new Credits(10), second.State.Committed);
    }

    [Fact]
    public void A_refused_key_ends_the_run_with_4()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).Begin();
        run.Fail(run.Only<Effect.LookAtAccount>(), FaultKind.Unauthorized, status: 401);
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.NoKey, RunResult.Of(run.State));
    }

    [Fact]
    public void Without_credits_nothing_new_starts_and_what_is_paid_for_is_delivered()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"), Rehearsal.Job("b", audio: "b"))).BeginOnline();
        run.FindFaces();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Accept(submits[0], "gen1");
        run.Reach(submits[1]);
        run.Fail(submits[1], FaultKind.InsufficientCredits, "ERR_006", 402);
        run.FinishGeneration("gen1");
        run.Deliver(run.Only<Effect.Download>());
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.Budget, RunResult.Of(run.State));
        Assert.Equal(JobStage.Waiting, run.State.Jobs.Values.Single(job => job.Stage != JobStage.Delivered).Stage);
    }

    [Fact]
    public void Another_price_than_the_planned_one_stops_new_spending()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        run.Accept(run.Only<Effect.Submit>(), "ff_1", rate: 0.75m);
        Assert.Equal(StopReason.PriceChanged, run.State.Stop?.Reason);
    }

    [Fact]
    public void A_terminated_run_breaks_off_what_is_before_its_gate_and_waits_for_what_is_past_it()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", video: "v1"), Rehearsal.Job("b", video: "v2"))).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Reach(submits[0]);
        run.Stop(StopReason.Terminated, leaves: true);
        Assert.Contains(new Effect.CloseGate(submits[1].RequestId), run.Open);
        Assert.False(run.State.IsOver);
        run.Answer(submits[0], new Outcome.Accepted("ff_1", 1, null, null, null));
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.Terminated, RunResult.Of(run.State));
    }

    [Fact]
    public void A_service_that_fails_without_a_break_ends_the_run_with_75()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).Begin();
        for (var tries = 0; !run.State.IsOver; tries++)
        {
            Assert.InRange(tries, 0, 20);
            run.Fail(run.Only<Effect.LookAtAccount>(), FaultKind.Transient);
            if (!run.State.IsOver) run.Wait(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(ExitCode.Unreachable, RunResult.Of(run.State));
    }

    [Fact]
    public void When_time_is_up_no_paid_work_starts_and_what_is_in_flight_finishes()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"), Rehearsal.Job("b", audio: "b")) with
        {
            Concurrency = new ConcurrencySettings(1, 1, 1),
        }).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.Stop(StopReason.Clock, leaves: false);
        run.FinishGeneration("gen1");
        run.Deliver(run.Only<Effect.Download>());
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.Clock, RunResult.Of(run.State));
        Assert.False(run.Has<Effect.Submit>());
    }

    [Fact]
    public void A_job_whose_media_the_service_refuses_fails_with_its_words_and_the_remedy_and_its_siblings_go_on()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", video: "v1"), Rehearsal.Job("b", video: "v2"))).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Fail(submits[0], FaultKind.Input, "ERR_007", 400);
        Assert.Equal("ERR_007: words; export the file again", run.JobNamed("a").Note);
        Assert.Equal(JobStage.Analyzing, run.JobNamed("b").Stage);
        Assert.Equal(new Credits(15), run.State.Committed);
    }

    [Fact]
    public void A_pilot_starts_the_first_jobs_only_and_leaves_the_rest_for_a_person()
    {
        var options = new RunOptions { Pilot = 1 };
        var run =
            new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"), Rehearsal.Job("b", video: "w")), options).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.FinishGeneration("gen1");
        run.Deliver(run.Only<Effect.Download>());
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.SomeWait, RunResult.Of(run.State));
        Assert.False(run.NextRun(options).BeginOnline().Has<Effect.Submit>());
    }

    [Fact]
    public void With_fail_fast_nothing_more_is_started_after_so_many_failures()
    {
        var run = new Rehearsal(
            Rehearsal.Plan(Rehearsal.Job("a"), Rehearsal.Job("b", video: "w")) with { Concurrency = new ConcurrencySettings(1, 1, 1) },
            new RunOptions { FailFast = 1 }).BeginOnline();
        run.Fail(run.Only<Effect.Submit>(), FaultKind.Input, "ERR_008");
        Assert.True(run.State.IsOver);
        Assert.Equal(ExitCode.SomeFailed, RunResult.Of(run.State));
    }

    [Fact]
    public void A_lane_halves_when_the_service_says_too_many_and_widens_as_calls_go_well()
    {
        var jobs = Enumerable.Range(0, 8).Select(number => Rehearsal.Job($"j{number}", video: $"v{number}")).ToArray();
        var run = new Rehearsal(Rehearsal.Plan(jobs)).BeginOnline();
        Assert.Equal(4, run.Open.OfType<Effect.Submit>().Count());
        run.Answer(
            run.Open.OfType<Effect.Submit>().First(),
            new Outcome.Faulted(new Fault(FaultKind.Transient, "busy", 429, RetryAfter: TimeSpan.FromSeconds(30), Throttled: true)));
        Assert.Equal(2, run.State.Lanes[LaneName.Uploads].Width);
        Assert.Equal(3, run.Open.OfType<Effect.Submit>().Count());
        foreach (var submit in run.Open.OfType<Effect.Submit>().ToList()) run.Accept(submit, $"ff_{submit.RequestId}");
        Assert.Equal(4, run.State.Lanes[LaneName.Uploads].Width);
        Assert.False(run.Has<Effect.Submit>());
        run.Wait(TimeSpan.FromSeconds(30));
        Assert.True(run.Has<Effect.Submit>());
    }

    [Fact]
    public void Many_requests_in_flight_are_asked_after_by_one_look_at_the_list()
    {
        var jobs = Enumerable.Range(0, 8).Select(number => Rehearsal.Job($"j{number}", video: $"v{number}")).ToArray();
        var run =
            new Rehearsal(Rehearsal.Plan(jobs) with { Concurrency = new ConcurrencySettings(8, 8, 8) }).BeginOnline();
        foreach (var submit in run.Open.OfType<Effect.Submit>().ToList()) run.Accept(submit, $"ff_{submit.RequestId}");
        run.Wait(TimeSpan.FromMinutes(1));
        var look = run.Only<Effect.PollMany>();
        Assert.Equal(8, look.Requests.Count);
        run.Answer(
            look,
            new Outcome.StatusesSeen(look.Requests.Keys.Take(7).ToDictionary(id => id, _ => RemoteState.Succeeded)));
        Assert.Equal(7, run.Open.OfType<Effect.FetchFaces>().Count());
        Assert.Single(run.Open.OfType<Effect.Poll>());
    }

    [Fact]
    public void What_comes_due_in_a_moment_is_asked_after_with_the_others()
    {
        var jobs = Enumerable.Range(0, 8).Select(number => Rehearsal.Job($"j{number}", video: $"v{number}")).ToArray();
        var run =
            new Rehearsal(Rehearsal.Plan(jobs) with { Concurrency = new ConcurrencySettings(8, 8, 8) }).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        foreach (var submit in submits.Take(6)) run.Accept(submit, $"ff_{submit.RequestId}");
        run.Wait(TimeSpan.FromMilliseconds(3));
        foreach (var submit in submits.Skip(6)) run.Accept(submit, $"ff_{submit.RequestId}");
        run.Wait(TimeSpan.FromSeconds(2.5) - TimeSpan.FromMilliseconds(3));
        Assert.Equal(8, run.Only<Effect.PollMany>().Requests.Count);
        run.Wait(TimeSpan.FromMilliseconds(3));
        Assert.Single(run.Open);
    }

    [Fact]
    public void Uploads_that_queue_for_long_at_their_windows_narrow_the_lane()
    {
        var jobs = Enumerable.Range(0, 4).Select(number => Rehearsal.Job($"j{number}", video: $"v{number}")).ToArray();
        var run = new Rehearsal(Rehearsal.Plan(jobs)).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        foreach (var submit in submits) run.Reach(submit);
        run.Wait(TimeSpan.FromSeconds(19));
        run.Answer(submits[0], new Outcome.Accepted("ff_0", 123, null, null, null));
        Assert.Equal(4, run.State.Lanes[LaneName.Uploads].Width);
        run.Wait(TimeSpan.FromSeconds(2));
        run.Answer(submits[1], new Outcome.Accepted("ff_1", 124, null, null, null));
        Assert.Equal(2, run.State.Lanes[LaneName.Uploads].Width);
    }

    private static BatchPlan Capped(decimal credits, OnExceeded onExceeded, params PlannedJob[] jobs) =>
        Rehearsal.Plan(jobs) with { Budget = new BudgetSettings(new Credits(credits), null, onExceeded) };
}
