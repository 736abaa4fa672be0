using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Running;

namespace SyncMonster.Batch.Core.Tests.Planning;

/// <summary>What a run would do and pay, said before it happens.</summary>
public sealed class ForecastTests
{
    [Fact]
    public void Jobs_are_listed_in_the_order_of_starting_by_priority_then_as_the_manifest_has_them() => Assert.Equal(
        ["c", "d", "a", "b"],
        Of(Rehearsal.Plan(Job("a"), Job("b"), Job("c") with { Priority = 5 }, Job("d") with { Priority = 5 }))
            .Lines.Select(line => line.Job.Id));

    [Fact]
    public void Dubs_of_one_video_pay_for_its_faces_once()
    {
        var forecast = Of(Rehearsal.Plan(Rehearsal.Job("es", "v", "es"), Rehearsal.Job("fr", "v", "fr")));

        Assert.Equal([new Credits(5), Credits.Zero], forecast.Lines.Select(line => line.Expected.FindFace));
        Assert.Equal(new StepCredits(new(5), new(20), default), forecast.Expected);
        Assert.Equal(new Credits(5), forecast.SharedFindFace);
        Assert.Equal(3000, forecast.UploadBytes);
    }

    [Fact]
    public void A_length_is_expected_in_hundredths_and_feared_in_whole_seconds()
    {
        var forecast = Of(Rehearsal.Plan(
            Rehearsal.Job("a", seconds: 10.201m) with { Drama = new Drama(1, null, null, null) }));

        Assert.Equal(new StepCredits(new(5.105m), new(10.21m), new(10.21m)), forecast.Expected);
        Assert.Equal(new StepCredits(new(5.5m), new(11), new(11)), forecast.WorstBySteps);
    }

    [Fact]
    public void What_does_not_fit_is_skipped_and_smaller_jobs_fill_what_is_left()
    {
        var forecast = Of(Capped(31, OnExceeded.Skip));

        Assert.Equal(
            [ForecastStep.Run, ForecastStep.OverBudget, ForecastStep.Run], forecast.Lines.Select(line => line.Step));
        Assert.Equal("31.00 credits for the project", forecast.Lines[1].BrokenCap);
    }

    [Fact]
    public void Where_the_manifest_says_stop_nothing_starts_after_the_first_that_does_not_fit() => Assert.Equal(
        [ForecastStep.Run, ForecastStep.OverBudget, ForecastStep.AfterStop],
        Of(Capped(31, OnExceeded.Stop)).Lines.Select(line => line.Step));

    [Fact]
    public void What_was_delivered_costs_nothing_more_and_says_what_that_saves()
    {
        var forecast = Of(Delivered(Job("a")).State);

        Assert.Equal(ForecastStep.Delivered, Assert.Single(forecast.Lines).Step);
        Assert.Equal(new Credits(15), forecast.Saved);
        Assert.Equal(Credits.Zero, forecast.Worst);
    }

    [Fact]
    public void A_new_dub_of_a_video_whose_faces_are_found_saves_finding_them()
    {
        var state = Delivered(Rehearsal.Job("es", "v", "es")).State;

        var line = Assert.Single(Of(With(state, Rehearsal.Plan(Rehearsal.Job("fr", "v", "fr")))).Lines);

        Assert.Equal(new StepCredits(default, new(10), default), line.Expected);
        Assert.Equal(new Credits(5), line.Saved);
    }

    [Fact]
    public void A_job_that_was_delivered_and_has_changed_since_is_named_with_what_changed()
    {
        var state = Delivered(Rehearsal.Job("a", "v", "old")).State;
        var now = Rehearsal.Job("a", "v", "new") with { LipSync = new LipSync(LipSyncModel.E2, 1.5m) };

        var forecast = Of(With(state, Rehearsal.Plan(now)), [.. state.Jobs.Values]);

        var again = Assert.Single(forecast.PaidAgain).Earlier!;
        Assert.True(again.IsDelivered);
        Assert.Equal(new Credits(10), again.Paid);
        Assert.Equal(["audio is new and was old", "lip-sync is e2, intensity 1.5 and was e1"], again.Changes);
    }

    [Fact]
    public void A_job_that_failed_may_be_put_right_without_asking()
    {
        var run = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a", "v", "old"))).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        NeverPaidTwice.FailGeneration(run, "gen1");
        Assert.Equal(JobStage.Failed, run.JobNamed("a").Stage);

        var forecast = Of(
            With(run.State, Rehearsal.Plan(Rehearsal.Job("a", "v", "new"))), [.. run.State.Jobs.Values]);

        Assert.Empty(forecast.PaidAgain);
        Assert.Equal(ForecastStep.Run, Assert.Single(forecast.Lines).Step);
    }

    [Fact]
    public void How_long_it_takes_goes_by_the_middle_one_of_earlier_jobs_and_the_lanes()
    {
        var plan = Rehearsal.Plan(Job("a"), Job("b"), Job("c")) with { Concurrency = new ConcurrencySettings(2, 4, 4) };

        Assert.Equal(
            TimeSpan.FromSeconds(45),
            Forecast.Of(BatchState.Of(plan, new RunOptions()), new PlanHistory([], [1, 3, 100]), Rehearsal.Evening).Duration);
        Assert.Null(Of(plan).Duration);
    }

    private static PlannedJob Job(string id) => Rehearsal.Job(id, video: $"video of {id}");

    private static BatchPlan Capped(decimal most, OnExceeded onExceeded) => Rehearsal.Plan(
        Job("a"), Job("b") with { Video = Rehearsal.Media("long", 100) }, Job("c")) with
    {
        Budget = new BudgetSettings(new Credits(most), null, onExceeded),
    };

    private static Rehearsal Delivered(PlannedJob job)
    {
        var run = new Rehearsal(Rehearsal.Plan(job)).BeginOnline();
        run.FindFaces();
        run.Accept(run.Only<Effect.Submit>(), "gen1");
        run.FinishGeneration("gen1");
        run.Deliver(run.Only<Effect.Download>());
        return run;
    }

    // As the checkpoint gives it to the next run: requests stay, jobs are those of the plan.
    private static BatchState With(BatchState state, BatchPlan plan) =>
        state.Requests.Values.Aggregate(
            BatchState.Of(plan, new RunOptions()), (next, request) => next.After(new Transition.RequestMoved(request)));

    private static Forecast Of(BatchPlan plan) => Of(BatchState.Of(plan, new RunOptions()));

    private static Forecast Of(BatchState state, params Job[] earlier) =>
        Forecast.Of(state, new PlanHistory(earlier, []), Rehearsal.Evening);
}
