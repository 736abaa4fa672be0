using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Tests.Running;

namespace SyncMonster.Batch.Core.Tests.Planning;

/// <summary>What is said against jobs once their files have been looked into.</summary>
public sealed class JobCheckTests
{
    private static readonly MediaReference.LocalFile Video = new("/in/v.mp4", "v.mp4");
    private static readonly MediaReference.LocalFile Audio = new("/in/a.wav", "a.wav");

    [Theory]
    [InlineData(12, 2, null)]
    [InlineData(8, 2, null)]
    [InlineData(12.5, 2, "job 'a' has audio a.wav of 12.50 s, 2.50 s longer than its video of 10.00 s, check that they belong together, or set length_tolerance: 3")]
    [InlineData(7, 2, "job 'a' has audio a.wav of 7.00 s, 3.00 s shorter than its video of 10.00 s, check that they belong together, or set length_tolerance: 3")]
    [InlineData(30, 20, null)]
    public void Audio_much_longer_or_shorter_than_its_video_is_a_warning(
        double seconds, int tolerance, string? expected)
    {
        var warning = Plan((decimal)seconds, Job("a") with { LengthTolerance = tolerance }).SingleOrDefault();

        Assert.Equal(expected, warning is null ? null : $"{warning.Message}, {warning.Remedy}");
    }

    [Fact]
    public void A_rule_for_frames_after_the_end_of_the_video_is_a_warning() => Assert.Equal(
        ["job 'a' has a rule of faces for frames 250-300, and its video ends before, at frame 249"],
        Plan(10, Job("a") with
        {
            Faces = [new FaceRule([], new Span(250, 300), new FacePick.All(), null, IfUnclear.Review), FaceRule.Default],
        }).Select(problem => problem.Message));

    [Fact]
    public void The_same_dub_under_two_names_is_a_warning_with_both_places() => Assert.Equal(
        ["job 'b' is the same dub as job 'a' at season.yaml:3:5; it is made and paid for once"],
        Plan(10, Job("a"), Job("b")).Select(problem => problem.Message));

    private static IReadOnlyList<Problem> Plan(decimal audioSeconds, params JobSpec[] jobs) => Planner.Plan(
        new Manifest("/season.yaml", "S", BudgetSettings.Default, ConcurrencySettings.Default, new OutputSettings("/out"), "/state", jobs),
        "account",
        media => new MediaFinding.Known(
            Rehearsal.Media(media.Label, media == Audio ? audioSeconds : 10) with { Reference = media },
            MediaRole.Video | MediaRole.Audio)).Problems;

    private static JobSpec Job(string id) => new(
        id, new Place("season.yaml", 3, 5), Video, Audio, null, LipSync.Default, null, [FaceRule.Default], Detection.Default,
        [], 0, null, 0, $"{id}.mp4");
}
