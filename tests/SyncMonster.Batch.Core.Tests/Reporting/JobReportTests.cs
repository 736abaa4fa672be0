using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Tests.Reporting;

public sealed class JobReportTests
{
    [Fact]
    public void A_delivered_job_tells_its_file_faces_times_and_the_ids_of_its_requests()
    {
        var record = new RecordBuilder();
        record.BeginRun();
        record.Add("ep01-es");
        record.Wait(5);
        var findFace = record.FindFace("ep01-es", faces: [1, 2, 0]);
        record.Wait(20);
        var generation = record.Generate("ep01-es", chosen: [(1, [0]), (2, [1])]);
        record.Wait(60);
        record.Deliver("ep01-es");
        record.Wait(30);
        record.Note("the run went on for other jobs");

        var job = record.Report().Jobs[0];

        Assert.Equal("es/ep01-es.mp4", job.Output);
        Assert.Equal(24_100_000, job.File!.Bytes);
        Assert.Equal([(1, 1), (2, 2), (3, 0)], job.Scenes.Select(scene => (scene.SceneId, scene.FacesFound!.Value)));
        Assert.Equal<IEnumerable<int>[]>([[0], [1], []], [.. job.Scenes.Select(scene => scene.Chosen)]);
        Assert.Equal([findFace.RemoteId, generation.RemoteId], job.Requests.Select(request => request.RemoteId));
        Assert.Equal(
            [(JobStage.Waiting, 5.0), (JobStage.Analyzing, 20.0), (JobStage.Generating, 60.0), (JobStage.Downloading, 2.0)],
            job.Phases.Select(phase => (phase.Stage, phase.Length.TotalSeconds)));
        Assert.Equal(job.Phases[1].From, job.StartedAt);
        Assert.Equal(job.Phases[^1].To, job.FinishedAt);
        Assert.Null(job.Reason);
        Assert.Null(job.Remedy);
    }

    [Fact]
    public void Time_between_runs_belongs_to_no_stage_and_a_run_that_was_cut_off_ends_when_it_was_last_heard_of()
    {
        var record = new RecordBuilder();
        record.BeginRun();
        record.Add("ep01-es");
        record.Add("ep02-es", video: "ep02.mp4");
        record.FindFace("ep01-es");
        record.Wait(30);
        record.Move("ep02-es", JobStage.Failed);
        record.Wait(3600);
        record.BeginRun();
        record.Wait(10);
        record.Generate("ep01-es");
        record.Deliver("ep01-es");

        var phases = record.Report().Jobs[0].Phases;

        Assert.Equal(
            [(JobStage.Analyzing, 30.0), (JobStage.Analyzing, 10.0), (JobStage.Downloading, 2.0)],
            phases.Select(phase => (phase.Stage, phase.Length.TotalSeconds)));
    }

    [Fact]
    public void A_failure_is_told_apart_from_its_remedy()
    {
        var fault = new Fault(FaultKind.Input, "Video duration exceeds the limit.", 400, "ERR_009");
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Fail("ep01-es", fault, "ERR_009: Video duration exceeds the limit.; cut the video into shorter parts");

        var job = record.Report().Jobs[0];

        Assert.Equal("ERR_009: Video duration exceeds the limit.", job.Reason);
        Assert.Equal("cut the video into shorter parts", job.Remedy);
    }

    [Theory]
    [InlineData(JobStage.Waiting)]
    [InlineData(JobStage.Analyzing)]
    [InlineData(JobStage.Review)]
    [InlineData(JobStage.Generating)]
    [InlineData(JobStage.Downloading)]
    [InlineData(JobStage.Failed)]
    [InlineData(JobStage.Parked)]
    public void Every_job_that_is_not_delivered_has_a_reason_and_a_remedy(JobStage stage)
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Move("ep01-es", stage);

        var job = record.Report().Jobs[0];

        Assert.False(string.IsNullOrWhiteSpace(job.Reason));
        Assert.False(string.IsNullOrWhiteSpace(job.Remedy));
    }

    [Fact]
    public void A_parked_job_says_which_command_ends_it()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Park("ep01-es");

        var job = record.Report().Jobs[0];

        Assert.Equal("it may have been accepted, and the account's lists can't tell", job.Reason);
        Assert.StartsWith("syncmonster-batch resolve ep01-es ", job.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_find_face_of_another_job_stands_among_the_requests_of_those_that_use_it()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.Add("ep01-fr", language: "fr");
        var findFace = record.FindFace("ep01-es");

        var request = Assert.Single(record.Report().Jobs[1].Requests);

        Assert.Equal(findFace.RemoteId, request.RemoteId);
        Assert.Equal("ep01-es", request.JobId);
    }
}
