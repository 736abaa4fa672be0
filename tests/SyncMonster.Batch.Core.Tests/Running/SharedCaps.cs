using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Running;

/// <summary>
/// Caps that count jobs together: by tag, and by day. A job of 10 s costs 15 credits at the most: 5 to find faces, 10
/// to dub.
/// </summary>
public sealed class SharedCaps
{
    private static readonly BudgetSettings FifteenADay =
        BudgetSettings.Default with { MaxCreditsPerDay = new Credits(15) };

    [Fact]
    public void Jobs_of_one_tag_share_its_cap_and_others_go_on()
    {
        var run = Begin(
            new TagCap("client", "acme", new Credits(20)),
            Tagged("a", "acme"), Tagged("b", "acme"), Tagged("c", "other"));
        Assert.Equal(
            ["a", "c"], run.Open.OfType<Effect.Submit>().Select(submit => run.RequestOf(submit).JobId).Order());
        Assert.Equal(ExitCode.Budget, RunResult.Of(run.State));
    }

    [Fact]
    public void A_cap_without_a_value_holds_for_each_value_by_itself()
    {
        var run = Begin(
            new TagCap("client", null, new Credits(15)),
            Tagged("a", "acme"), Tagged("b", "acme"), Tagged("c", "other"), Tagged("d", "other"));
        Assert.Equal(
            ["a", "c"], run.Open.OfType<Effect.Submit>().Select(submit => run.RequestOf(submit).JobId).Order());
    }

    [Fact]
    public void What_earlier_runs_spent_on_a_tag_is_counted_though_their_jobs_are_no_longer_in_the_manifest()
    {
        var first = Begin(new TagCap("client", "acme", new Credits(20)), Tagged("a", "acme"));
        first.FindFaces();
        first.Accept(first.Only<Effect.Submit>(), "gen1");
        first.FinishGeneration("gen1", charged: 10);
        var plan = first.State.Plan with { Jobs = [Tagged("b", "acme")] };
        Assert.False(first.NextRun(plan: plan).BeginOnline().Has<Effect.Submit>());
    }

    [Fact]
    public void A_days_cap_holds_in_the_next_run_of_the_same_day_and_makes_room_after_it()
    {
        var first = new Rehearsal(Rehearsal.Plan(Rehearsal.Job("a")) with { Budget = FifteenADay }).BeginOnline();
        first.FindFaces();
        first.Accept(first.Only<Effect.Submit>(), "gen1");
        first.FinishGeneration("gen1", charged: 10);
        var plan = first.State.Plan with { Jobs = [Rehearsal.Job("b", video: "w")] };

        var sameDay = first.NextRun(plan: plan).BeginOnline();
        Assert.False(sameDay.Has<Effect.Submit>());
        Assert.Equal(ExitCode.Budget, RunResult.Of(sameDay.State));
        sameDay.Wait(TimeSpan.FromHours(24));
        Assert.Equal("b", sameDay.RequestOf(sameDay.Only<Effect.Submit>()).JobId);
    }

    [Fact]
    public void What_may_still_be_accepted_counts_however_long_ago_it_was_set_aside()
    {
        var run = new Rehearsal(
            Rehearsal.Plan(Rehearsal.Job("a"), Rehearsal.Job("b", video: "w")) with { Budget = FifteenADay }).BeginOnline();
        Assert.Single(run.Open.OfType<Effect.Submit>());
        run.Wait(TimeSpan.FromHours(48));
        Assert.Single(run.Open.OfType<Effect.Submit>());
    }

    [Fact]
    public void The_plan_names_the_cap_that_a_job_does_not_fit()
    {
        var plan = Rehearsal.Plan(Tagged("a", "acme"), Tagged("b", "acme")) with
        {
            Budget = BudgetSettings.Default with { MaxCreditsPerTag = [new TagCap("client", "acme", new Credits(20))] },
        };
        var forecast = Forecast.Of(
            BatchState.Of(plan, new RunOptions()), PlanHistory.None, DateTimeOffset.UnixEpoch);
        Assert.Equal([null, "20.00 credits for client: acme"], forecast.Lines.Select(line => line.BrokenCap));
    }

    private static Rehearsal Begin(TagCap cap, params PlannedJob[] jobs) =>
        new Rehearsal(Rehearsal.Plan(jobs) with { Budget = BudgetSettings.Default with { MaxCreditsPerTag = [cap] } }).BeginOnline();

    private static PlannedJob Tagged(string id, string client) =>
        Rehearsal.Job(id, video: $"video of {id}") with { Tags = [new Tag("client", client)] };
}
