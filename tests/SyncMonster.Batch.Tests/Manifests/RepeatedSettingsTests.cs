using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>What thousands of jobs say alike is read once; what they don't, or shouldn't, is not.</summary>
public sealed class RepeatedSettingsTests : IDisposable
{
    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void Jobs_that_say_the_same_share_what_was_read()
    {
        var jobs = _season.Yaml(Season("tags: { reel: 1 }, faces: [2, 3]", "faces: [2, 3], tags: { reel: 1 }", "tags: { reel: 1 }, faces: [2, 3]")).Jobs;

        Assert.Same(jobs[0].Faces, jobs[2].Faces);
        Assert.Equal(jobs[0].Faces, jobs[1].Faces);
    }

    [Theory]
    [InlineData("lipsync: { model: e1 }", "lipsync: { model: e2 }")]
    [InlineData("drama: { happy: 0.1 }", "drama: { sad: 0.1 }")]
    [InlineData("faces: [1, 2]", "faces: [12]")]
    [InlineData("detection: { min_scene_length: 3 }", "detection: { min_scene_length: 4 }")]
    [InlineData("tags: { a: b }", "tags: { a: B }")]
    [InlineData("tags: { a: ~ }", "tags: { a: \"~\" }")]
    [InlineData("priority: 1", "priority: 2")]
    [InlineData("budget: 1", "budget: { max_credits: 2 }")]
    [InlineData("retries: 1", "retries: 2")]
    [InlineData("length_tolerance: 1", "length_tolerance: 2")]
    public void Jobs_that_differ_in_one_setting_differ(string one, string other)
    {
        var jobs = _season.Yaml(Season(one, other)).Jobs;

        Assert.NotEqual(Settings(jobs[0]), Settings(jobs[1]));
    }

    [Fact]
    public void A_flaw_is_told_of_each_job_that_has_it()
    {
        var problems =
            _season.Read("season.yaml", Season("drama: { happy: 1, sad: 1 }", "drama: { happy: 1, sad: 1 }")).Problems;

        Assert.Equal([3, 4], problems.Select(problem => problem.Place.Line));
    }

    private static JobSpec Settings(JobSpec job) => job with { Id = "", Place = default, Output = "" };

    private static string Season(params string[] settings) => "version: 1\njobs:\n" + string.Concat(settings.Select((said, i) =>
        $"  - {{ id: j{i}, video: media/ep01.mp4, audio: media/ep01.es.wav, output: {i}.mp4, {said} }}\n"));
}
