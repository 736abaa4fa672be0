using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Running;

public sealed class NeverPaidTwice
{
    private static readonly RunOptions Options = new();

    [Fact]
    public void Three_dubs_of_one_video_look_for_its_faces_once()
    {
        var run = new Rehearsal(Rehearsal.Plan(
            Rehearsal.Job("es", audio: "es"), Rehearsal.Job("fr", audio: "fr"), Rehearsal.Job("de", audio: "de"))).BeginOnline();
        run.FindFaces();
        Assert.Equal(3, run.Open.OfType<Effect.Submit>().Count(submit => submit.Ask is Ask.Generate));
        Assert.Single(run.State.Requests.Values, request => request.Ask is Ask.FindFace);
    }

    [Fact]
    public void The_same_dub_wanted_under_two_names_is_generated_once_and_delivered_twice()
    {
        var twin = Rehearsal.Job("b");
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"), twin with { Key = twin.Key + "-2" })).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.FinishGeneration("gen1");
        Assert.Equal(
            ["/out/a.mp4", "/out/b.mp4"], run.Open.OfType<Effect.Download>().Select(download => download.Path).Order());
    }

    [Fact]
    public void The_gate_opens_only_in_the_turn_that_records_the_intent_with_what_was_known_of_the_account()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        var submit = run.Only<Effect.Submit>();
        Assert.False(run.Has<Effect.OpenGate>());
        var decision = run.Reach(submit);
        var recorded = Assert.IsType<Transition.RequestMoved>(Assert.Single(decision.Transitions)).Request;
        Assert.Equal(RequestStage.Committing, recorded.Stage);
        Assert.Equal(new Watermark("newest", null), recorded.Watermark);
        Assert.Equal([new Effect.OpenGate(submit.RequestId)], decision.Effects);
    }

    [Fact]
    public void A_second_find_face_waits_at_its_gate_until_the_first_is_answered()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", video: "v1"), Rehearsal.Job("b", video: "v2"))).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Reach(submits[0]);
        run.Reach(submits[1]);
        Assert.Equal(submits[0].RequestId, run.Only<Effect.OpenGate>().RequestId);
        var decision = run.Answer(submits[0], new Outcome.Accepted("ff_1", 1, null, null, null));
        Assert.Contains(new Effect.OpenGate(submits[1].RequestId), decision.Effects);
    }

    [Fact]
    public void A_find_face_in_doubt_keeps_the_window_so_that_no_other_can_be_taken_for_it()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", video: "v1"), Rehearsal.Job("b", video: "v2"))).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Reach(submits[0]);
        run.Reach(submits[1]);
        var decision = run.Fail(submits[0], FaultKind.InDoubt);
        Assert.DoesNotContain(decision.Effects, effect => effect is Effect.OpenGate);
        Assert.Equal(["newest"], run.Only<Effect.SearchAccount>().Older);
    }

    [Fact]
    public void A_lost_answer_is_adopted_when_the_account_shows_one_request_that_fits()
    {
        var run = InDoubt();
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: false, Remote("ff_lost", 5)));
        var request = Assert.Single(run.State.Requests.Values);
        Assert.Equal((RequestStage.Running, "ff_lost"), (request.Stage, request.RemoteId));
        Assert.False(run.Has<Effect.Submit>());
    }

    [Fact]
    public void Another_clients_request_of_another_length_is_not_adopted()
    {
        var run = InDoubt();
        run.Answer(
            run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_theirs", 300, lastFrame: 14_999)));
        Assert.Equal(RequestStage.InDoubt, Assert.Single(run.State.Requests.Values).Stage);
        run.Wait(Options.SettleTime);
        run.Answer(
            run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_theirs", 300, lastFrame: 14_999)));
        Assert.True(run.Has<Effect.Submit>());
    }

    [Fact]
    public void A_find_face_that_still_works_may_be_anyones_and_is_waited_for()
    {
        var run = InDoubt();
        var working = Remote("ff_1", null, lastFrame: null) with { State = RemoteState.InProgress };
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, working));
        Assert.Equal(RequestStage.InDoubt, Assert.Single(run.State.Requests.Values).Stage);
        run.Wait(TimeSpan.FromSeconds(5));
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_1", 5)));
        Assert.Equal(RequestStage.Running, Assert.Single(run.State.Requests.Values).Stage);
    }

    [Fact]
    public void A_find_face_that_failed_found_no_frames_that_could_tell_whose_it_is()
    {
        var run = InDoubt();
        run.Answer(
            run.Only<Effect.SearchAccount>(),
            Searched(proves: true, Remote("ff_1", 0, lastFrame: null) with { State = RemoteState.Failed }));
        Assert.Equal(RequestStage.InDoubt, Assert.Single(run.State.Requests.Values).Stage);
    }

    [Fact]
    public void A_video_of_which_no_frames_are_known_is_recognised_by_its_asset_alone()
    {
        var plain = Rehearsal.Job("a");
        var job = plain with { Video = plain.Video with { Frames = null } };
        Assert.Equal(RequestStage.InDoubt, StageAfter(job, assets: [], Remote("ff_1", 5)));
        Assert.Equal(RequestStage.Running, StageAfter(job, assets: [7], Remote("ff_1", 5) with { VideoAssetId = 7 }));
    }

    [Fact]
    public void A_generation_is_recognised_by_its_video_and_by_nothing_less()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        var submit = run.Only<Effect.Submit>();
        run.Reach(submit);
        run.Answer(submit, new Outcome.Accepted("ff_1", null, null, null, null));
        run.FinishAnalysis("ff_1");
        var dub = run.Only<Effect.Submit>();
        run.Reach(dub);
        run.Fail(dub, FaultKind.InDoubt);
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(
            proves: true, new RemoteRequest("g1", RequestKind.Generate, RemoteState.Succeeded, 99, 98, true, false, "e1", 10)));
        Assert.Equal(RequestStage.InDoubt, run.RequestOf(dub).Stage);
    }

    [Fact]
    public void A_clock_that_is_set_makes_no_request_older_than_one_in_doubt()
    {
        var run = InDoubt();
        var doubt = Assert.Single(run.State.Requests.Values);
        var later = doubt with
        {
            Id = "other#1",
            Subject = "other",
            Stage = RequestStage.Running,
            RemoteId = "later",
            AcceptedAt = doubt.IntentAt - TimeSpan.FromDays(1),
            AcceptedAs = 1,
        };
        var state = run.State.After(new Transition.RequestMoved(later));
        var next = new Rehearsal(state with { Lanes = BatchState.Of(state.Plan, Options).Lanes, Windows = [], Due = [] }).BeginOnline();
        Assert.DoesNotContain("later", next.Open.OfType<Effect.SearchAccount>().Single().Older);
    }

    [Fact]
    public void A_request_that_a_parked_one_of_ours_could_be_as_well_is_nobodys()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", video: "v1"), Rehearsal.Job("b", video: "v2")), Options).BeginOnline();
        var submits = run.Open.OfType<Effect.Submit>().ToList();
        run.Reach(submits[0]);
        run.Fail(submits[0], FaultKind.InDoubt);
        Park(run);
        run.Wait(TimeSpan.FromMinutes(1));
        run.Reach(submits[1]);
        run.Fail(submits[1], FaultKind.InDoubt);
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_x", 5)));
        run.Wait(Options.SettleTime);
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_x", 5)));
        Assert.All(run.State.Requests.Values, request => Assert.Equal(RequestStage.Parked, request.Stage));
    }

    [Fact]
    public void What_nobody_wants_any_more_is_not_sent_again_when_its_absence_is_proven()
    {
        var run = InDoubt();
        var next = run.NextRun(plan: run.State.Plan with { Jobs = [] }).Begin();
        next.Answer(next.Only<Effect.LookAtAccount>(), new Outcome.AccountSeen("newest", null));
        next.Answer(next.Only<Effect.SearchAccount>(), Searched(proves: true));
        next.Wait(Options.SettleTime);
        next.Answer(next.Only<Effect.SearchAccount>(), Searched(proves: true));
        Assert.True(next.State.IsOver);
        Assert.Equal(Core.Money.Credits.Zero, next.State.Committed);
    }

    [Fact]
    public void Paid_requests_that_wait_at_their_gates_never_stand_in_the_way_of_the_search_that_frees_them()
    {
        var jobs = Enumerable.Range(0, 20).Select(number => Rehearsal.Job($"j{number}", video: $"v{number}")).ToArray();
        var state = Enumerable.Range(0, 20).Aggregate(
            BatchState.Of(Rehearsal.Plan(jobs), Options),
            (state, number) => state.After(new Transition.AssetLearned($"sha256:v{number}", number)));
        var run = new Rehearsal(state).BeginOnline();
        foreach (var submit in run.Open.OfType<Effect.Submit>().ToList()) run.Reach(submit);
        var holder = run.Only<Effect.OpenGate>().RequestId;
        run.Fail(run.Open.OfType<Effect.Submit>().Single(submit => submit.RequestId == holder), FaultKind.InDoubt);
        Assert.True(run.Has<Effect.SearchAccount>());
    }

    [Fact]
    public void Two_requests_that_fit_are_for_a_person_to_tell_apart()
    {
        var run = InDoubt();
        for (var look = 0; look < 30 && run.JobNamed("a").Stage != JobStage.Parked; look++)
        {
            run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, Remote("ff_1", 5), Remote("ff_2", 5)));
            run.Wait(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(JobStage.Parked, run.JobNamed("a").Stage);
        Assert.Equal(new Core.Money.Credits(5), run.State.Committed);
        Assert.Equal(ExitCode.SomeWait, RunResult.Of(run.State));
    }

    [Fact]
    public void Absence_is_believed_after_two_looks_a_settle_time_apart_and_then_it_is_sent_again()
    {
        var run = InDoubt();
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true));
        Assert.False(run.Has<Effect.Submit>());
        run.Wait(Options.SettleTime - TimeSpan.FromSeconds(1));
        Assert.False(run.Has<Effect.SearchAccount>());
        run.Wait(TimeSpan.FromSeconds(1));
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true));
        Assert.True(run.Has<Effect.Submit>());
    }

    [Fact]
    public void A_list_that_hides_find_face_proves_nothing_about_find_face()
    {
        var run = InDoubt();
        Park(run);
        Assert.Equal(RequestStage.Parked, Assert.Single(run.State.Requests.Values).Stage);
        Assert.False(run.Has<Effect.Submit>());
    }

    [Fact]
    public void A_request_that_may_have_been_sent_when_the_run_was_killed_is_in_doubt_for_the_next()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        run.Reach(run.Only<Effect.Submit>());
        var next = run.NextRun().BeginOnline();
        Assert.False(next.Has<Effect.Submit>());
        Assert.True(next.Has<Effect.SearchAccount>());
    }

    [Fact]
    public void A_request_killed_before_its_gate_is_simply_sent_by_the_next_run()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        var next = run.NextRun().BeginOnline();
        Assert.True(next.Has<Effect.Submit>());
        Assert.False(next.Has<Effect.SearchAccount>());
    }

    [Fact]
    public void An_accepted_request_is_polled_by_the_next_run_and_not_sent_again()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        run.Accept(run.Only<Effect.Submit>(), "ff_1");
        var next = run.NextRun().BeginOnline();
        Assert.Equal("ff_1", next.Only<Effect.Poll>().RemoteId);
        Assert.False(next.Has<Effect.Submit>());
    }

    [Fact]
    public void A_failed_generation_is_not_paid_again_unless_the_manifest_allows_it()
    {
        Assert.Equal(JobStage.Failed, AfterFailedGeneration(retries: 0).JobNamed("a").Stage);
        var allowed = AfterFailedGeneration(retries: 1);
        allowed.Accept(allowed.Only<Effect.Submit>(), "gen2");
        FailGeneration(allowed, "gen2");
        Assert.Equal(JobStage.Failed, allowed.JobNamed("a").Stage);
        Assert.False(allowed.Has<Effect.Submit>());
    }

    [Fact]
    public void A_delivered_file_that_is_gone_is_fetched_again_and_not_paid_again()
    {
        var run = Delivered();
        var next = run.NextRun().Begin();
        next.Answer(next.Only<Effect.CheckDelivered>(), new Outcome.DeliveredChecked(null));
        Assert.Equal("gen1", next.Only<Effect.Download>().RemoteId);
        Assert.False(next.Has<Effect.Submit>());
    }

    [Fact]
    public void When_all_is_delivered_nothing_is_asked_of_the_service()
    {
        var next = Delivered().NextRun().Begin();
        var check = next.Only<Effect.CheckDelivered>();
        next.Answer(check, new Outcome.DeliveredChecked(check.File));
        Assert.True(next.State.IsOver);
        Assert.Empty(next.Open);
    }

    [Fact]
    public void An_asset_that_the_account_lost_is_uploaded_again()
    {
        var run = new Rehearsal(BatchState.Of(Rehearsal.Plan(Rehearsal.Job("a")), Options)
            .After(new Transition.AssetLearned("sha256:v", 7))).BeginOnline();
        Assert.Equal(7, run.Only<Effect.Submit>().AssetId);
        run.Fail(run.Only<Effect.Submit>(), FaultKind.NotFound);
        run.Wait(TimeSpan.FromMinutes(1));
        Assert.Null(run.Only<Effect.Submit>().AssetId);
    }

    internal static Rehearsal Delivered()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a"))).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.FinishGeneration("gen1");
        run.Deliver(run.Only<Effect.Download>());
        Assert.Equal(ExitCode.Delivered, RunResult.Of(run.State));
        return run;
    }

    private static Rehearsal InDoubt()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a")), Options).BeginOnline();
        var submit = run.Only<Effect.Submit>();
        run.Reach(submit);
        run.Fail(submit, FaultKind.InDoubt);
        return run;
    }

    private static RequestStage StageAfter(PlannedJob job, long[] assets, RemoteRequest found)
    {
        var state = assets.Aggregate(
            BatchState.Of(Rehearsal.Plan(job), Options), (state, id) => state.After(new Transition.AssetLearned(job.Video.Content, id)));
        var run = new Rehearsal(state).BeginOnline();
        var submit = run.Only<Effect.Submit>();
        run.Reach(submit);
        run.Fail(submit, FaultKind.InDoubt);
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: true, found));
        return run.RequestOf(submit).Stage;
    }

    private static void Park(Rehearsal run)
    {
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: false));
        run.Wait(Options.SettleTime);
        run.Answer(run.Only<Effect.SearchAccount>(), Searched(proves: false));
    }

    private static Rehearsal AfterFailedGeneration(int retries)
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", retries: retries))).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        FailGeneration(run, "gen1");
        return run;
    }

    internal static void FailGeneration(Rehearsal run, string remoteId)
    {
        run.Wait(TimeSpan.FromMinutes(2));
        run.Answer(
            run.Open.OfType<Effect.Poll>().Single(poll => poll.RemoteId == remoteId),
            new Outcome.StatusSeen(RemoteState.Failed, new Fault(FaultKind.Input, "no", ErrorCode: "ERR_003")));
    }

    private static Outcome.AccountSearched Searched(bool proves, params RemoteRequest[] candidates) =>
        new(candidates.ToEquatableList(), proves);

    private static RemoteRequest Remote(string id, decimal? charged, int? lastFrame = 249) =>
        new(id, RequestKind.FindFace, RemoteState.Succeeded, null, null, null, null, null, charged, lastFrame);
}
