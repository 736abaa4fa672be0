using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Reporting;

public sealed class CostReportTests
{
    [Fact]
    public void A_find_face_that_jobs_share_is_charged_to_the_one_it_was_made_for_and_saved_by_the_others()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep01-fr", language: "fr");
        record.Add("ep01-de", language: "de");
        record.FindFace("ep01-fr");

        var report = record.Report();

        Assert.Equal(new Credits(5), report.Totals.FindFace.Charged.Total);
        Assert.Equal(new Credits(5), report.Totals.FindFace.Estimate.Total);
        Assert.Equal(new Credits(10), report.Totals.Costs.Saved.Total);
        Assert.Equal([0m, 5m, 0m], report.Jobs.Select(job => job.FindFace.Costs.Charged.Total!.Value.Amount));
        Assert.Equal([5m, 0m, 5m], report.Jobs.Select(job => job.FindFace.Costs.Saved.Total!.Value.Amount));
        Assert.Equal(
            [StepOrigin.OtherJob, StepOrigin.ThisRun, StepOrigin.OtherJob], report.Jobs.Select(job => job.FindFace.Origin));
        Assert.All(report.Jobs, job => Assert.Equal("ep01-fr", job.FindFace.PaidBy));
    }

    [Fact]
    public void A_find_face_still_to_be_made_is_estimated_once_for_the_job_that_goes_first()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep01-fr", language: "fr", priority: 5);

        var report = record.Report();

        Assert.Equal(new Credits(5), report.Totals.FindFace.Estimate.Total);
        Assert.Equal([0m, 5m], report.Jobs.Select(job => job.FindFace.Costs.Estimate.Total!.Value.Amount));
        Assert.Equal(new Credits(25), report.Totals.Costs.Estimate.Total);
        Assert.Equal(Credits.Zero, report.Totals.Costs.Charged.Total);
    }

    [Fact]
    public void The_estimate_rounds_up_to_hundredths_and_the_worst_case_to_whole_seconds()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es", seconds: 10.001m);

        var costs = record.Report().Totals.Costs;

        Assert.Equal(new Credits(15.015m), costs.Estimate.Total);
        Assert.Equal(new Credits(16.5m), costs.WorstCase.Total);
    }

    [Fact]
    public void An_accepted_request_whose_charge_the_service_does_not_tell_is_not_known_and_never_nothing()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es");
        record.Generate("ep01-es", unknown: true);
        record.Deliver("ep01-es");

        var charged = record.Report().Totals.Costs.Charged;

        Assert.Null(charged.Total);
        Assert.Equal(new Credits(5), charged.Known);
        Assert.Equal(1, charged.NotKnown);
        Assert.Equal(new Credits(15), charged.AtMost);
    }

    [Fact]
    public void A_charge_without_a_bound_is_not_bounded_by_the_zero_that_stands_for_an_unknown_length()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es", seconds: null, from: new MediaReference.StoredAsset(123, null));
        record.FindFace("ep01-es", unknown: true);

        var report = record.Report();

        Assert.Null(report.Totals.Costs.Charged.AtMost);
        Assert.Null(report.Totals.Costs.Estimate.Total);
        Assert.Equal(1, report.ByLanguage[0].UnknownLengths);
    }

    [Theory]
    [InlineData(RequestStage.Committing)]
    [InlineData(RequestStage.InDoubt)]
    [InlineData(RequestStage.Parked)]
    [InlineData(RequestStage.Abandoned)]
    [InlineData(RequestStage.Running)]
    public void A_request_that_may_have_been_charged_is_not_known(RequestStage stage)
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", stage);

        Assert.Equal(CreditSum.Unknown(new Credits(5)), record.Report().Totals.Costs.Charged);
    }

    [Theory]
    [InlineData(RequestStage.Sending)]
    [InlineData(RequestStage.NotSent)]
    [InlineData(RequestStage.Refused)]
    public void A_request_that_was_certainly_not_accepted_costs_nothing_and_stays_in_the_estimate(RequestStage stage)
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", stage);

        var costs = record.Report().Totals.FindFace;

        Assert.Equal(CreditSum.Zero, costs.Charged);
        Assert.Equal(new Credits(5), costs.Estimate.Total);
    }

    [Fact]
    public void Work_that_had_to_be_paid_for_again_is_charged_twice_and_estimated_once()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es", retries: 1);
        record.FindFace("ep01-es");
        record.Generate("ep01-es", RequestStage.Failed);
        record.Generate("ep01-es");
        record.Deliver("ep01-es");

        var generation = record.Report().Totals.Generation;

        Assert.Equal(new Credits(10), generation.Estimate.Total);
        Assert.Equal(new Credits(20), generation.Charged.Total);
    }

    [Fact]
    public void What_an_earlier_run_paid_for_is_charged_once_and_not_paid_again()
    {
        var record = new RecordBuilder();
        record.BeginRun();
        record.Add("ep01-es");
        record.FindFace("ep01-es");
        record.Wait(60);
        record.EndRun(ExitCode.Interrupted);
        record.Wait(3600);
        record.BeginRun();
        record.Generate("ep01-es");
        record.Deliver("ep01-es");

        var report = record.Report();

        Assert.Equal(StepOrigin.EarlierRun, report.Jobs[0].FindFace.Origin);
        Assert.Equal(StepOrigin.ThisRun, report.Jobs[0].Generation.Origin);
        Assert.Equal(new Credits(15), report.Totals.Costs.Charged.Total);
        Assert.Equal(new Credits(10), report.Totals.ChargedInLastRun.Total);
        Assert.Equal(new Credits(5), report.Totals.NotPaidAgain.Total);
        Assert.Equal(CreditSum.Zero, report.Totals.Costs.Saved);
    }

    [Fact]
    public void A_find_face_that_another_project_paid_for_is_saved_and_not_charged_here()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", inProject: "Harbor Lights teaser");

        var report = record.Report();

        Assert.Equal(CreditSum.Zero, report.Totals.FindFace.Charged);
        Assert.Equal(CreditSum.Zero, report.Totals.FindFace.Estimate);
        Assert.Equal(new Credits(5), report.Totals.Costs.Saved.Total);
        Assert.Equal("Harbor Lights teaser", report.Jobs[0].Requests[0].Project);
    }

    [Fact]
    public void Nothing_is_saved_by_work_that_failed()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep01-fr", language: "fr");
        record.FindFace("ep01-es", RequestStage.Failed);

        Assert.Equal(CreditSum.Zero, record.Report().Totals.Costs.Saved);
    }

    [Fact]
    public void A_saving_that_is_not_known_is_said_to_be_not_known()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep01-fr", language: "fr");
        record.FindFace("ep01-es", unknown: true);

        Assert.Equal(CreditSum.Unknown(new Credits(5)), record.Report().Totals.Costs.Saved);
    }

    [Fact]
    public void Jobs_that_ask_for_the_very_same_dub_pay_for_it_once()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es", audio: "ep01.wav");
        record.Add("ep01-es-copy", audio: "ep01.wav");
        record.FindFace("ep01-es");
        record.Share("ep01-es-copy", record.Generate("ep01-es"));
        record.Deliver("ep01-es");
        record.Deliver("ep01-es-copy");

        var report = record.Report();

        Assert.Equal(new Credits(10), report.Totals.Generation.Charged.Total);
        Assert.Equal(new Credits(10), report.Totals.Generation.Estimate.Total);
        Assert.Equal(new Credits(15), report.Totals.Costs.Saved.Total);
        Assert.Equal("ep01-es", report.Jobs[1].Generation.PaidBy);
    }

    [Fact]
    public void What_was_paid_for_jobs_that_left_the_manifest_is_in_the_total_and_stands_apart()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep02-es", video: "ep02.mp4");
        record.FindFace("ep01-es");
        record.FindFace("ep02-es");
        record.Drop("ep02-es");

        var totals = record.Report().Totals;

        Assert.Equal(new Credits(10), totals.FindFace.Charged.Total);
        Assert.Equal(new Credits(5), totals.Outside.Charged.Total);
        Assert.Equal(1, totals.Jobs.All);
    }

    [Fact]
    public void Jobs_are_summed_by_language_model_video_and_each_tag()
    {
        var record = new RecordBuilder();
        record.Add("a", video: "b.mp4", language: "fr", tags: [("client", "acme"), ("reel", "1")]);
        record.Add("b", video: "a.mp4", language: null, lips: false, drama: new Drama(0.5m, null, null, null));
        record.Add(
            "c", video: "b.mp4", language: "es", lipSync: new LipSync(LipSyncModel.E2, 2), tags: [("client", "acme")]);

        var report = record.Report();

        Assert.Equal(["es", "fr", null], report.ByLanguage.Select(row => row.Name));
        Assert.Equal(["e1", "e2", null], report.ByModel.Select(row => row.Name));
        Assert.Equal(["media/a.mp4", "media/b.mp4"], report.ByVideo.Select(row => row.Name));
        Assert.Equal(["client", "reel"], report.ByTag.Select(tag => tag.Tag));
        Assert.Equal([("acme", 2), (null, 1)], report.ByTag[0].Rows.Select(row => (row.Name, row.Jobs)));
    }

    [Fact]
    public void The_sandbox_is_a_rehearsal_and_says_so()
    {
        Assert.Equal("rehearsal: no credit was spent", new RecordBuilder(account: "sandbox").Report().Banner);
        Assert.Null(new RecordBuilder().Report().Banner);
    }

    [Fact]
    public void An_address_is_shown_without_its_query_and_user()
    {
        var record = new RecordBuilder();
        record.Add(
            "a",
            from: new MediaReference.Link(new Uri("https://me:pass@cdn.example.com/ep01.mp4?signature=abc#x"), 10));

        Assert.Equal("https://cdn.example.com/ep01.mp4", record.Report().Jobs[0].Video);
    }
}
