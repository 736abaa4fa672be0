using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Running;

namespace SyncMonster.Batch.Core.Tests.Planning;

/// <summary>What a person approves who has read a plan.</summary>
public sealed class PlanApprovalTests
{
    private static readonly BatchPlan Plan = Rehearsal.Plan(Rehearsal.Job("a", "v", "x"), Rehearsal.Job("b", "v", "y"));

    [Fact]
    public void It_reads_back_as_it_is_written()
    {
        var approval = Of(Plan);

        Assert.Matches("^[0-9a-f]{16}-25$", approval.ToString());
        Assert.Equal(approval, PlanApproval.Parse($" {approval.ToString().ToUpperInvariant()} "));
        Assert.All(
            ["", "-25", "9f8e7d6c5b4a3f2e", "9f8e7d6c5b4a3f2e--1", "9f8e7d6c5b4a3f2e-1.5", "xyz"],
            text => Assert.Null(PlanApproval.Parse(text)));
    }

    [Fact]
    public void Another_folder_account_or_number_of_lanes_is_the_same_plan() => Assert.Equal(
        Of(Plan),
        Of(Plan with
        {
            Account = "sandbox",
            OutputDirectory = "/elsewhere",
            Concurrency = new ConcurrencySettings(1, 1, 1),
            Jobs = Plan.Jobs.Select(job => job with { Output = "/elsewhere" + job.Output["/out".Length..] }).ToEquatableList(),
        }));

    [Fact]
    public void Another_job_budget_or_output_is_another_plan()
    {
        BatchPlan[] others =
        [
            Rehearsal.Plan([.. Plan.Jobs.Reverse()]),
            Rehearsal.Plan(Plan.Jobs[0]),
            Plan with { Budget = BudgetSettings.Default with { MaxCreditsPerDay = new Credits(5000) } },
            Rehearsal.Plan(Plan.Jobs[0] with { Output = "/out/z.mp4" }, Plan.Jobs[1]),
            Rehearsal.Plan(Plan.Jobs[0], Plan.Jobs[1] with { Retries = 1 }),
        ];

        Assert.All(others, other => Assert.NotEqual(Of(Plan).Digest, Of(other).Digest));
        Assert.All(others, other => Assert.False(Of(Plan).Covers(Of(other))));
    }

    [Fact]
    public void It_covers_what_is_left_of_its_plan_and_no_higher_cost()
    {
        var approval = Of(Plan);

        Assert.True(approval.Covers(approval with { Credits = 10 }));
        Assert.False(approval.Covers(approval with { Credits = 26 }));
        Assert.False(approval.Covers(approval with { Credits = null }));
    }

    private static PlanApproval Of(BatchPlan plan) =>
        Forecast.Of(BatchState.Of(plan, new RunOptions()), PlanHistory.None, Rehearsal.Evening).Approval;
}
