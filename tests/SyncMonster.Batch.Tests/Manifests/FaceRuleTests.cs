using SyncMonster.Batch.Core.Faces;

namespace SyncMonster.Batch.Tests.Manifests;

public sealed class FaceRuleTests : IDisposable
{
    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    public static TheoryData<string, FacePick> Picks() => new()
    {
        { "all", new FacePick.All() },
        { "none", new FacePick.None() },
        { "largest", new FacePick.Largest() },
        { "leftmost", new FacePick.Leftmost() },
        { "rightmost", new FacePick.Rightmost() },
        { "topmost", new FacePick.Topmost() },
        { "center", new FacePick.Center() },
        { "review", new FacePick.Review() },
        { "0", new FacePick.Ids([0]) },
        { "[2, 0, 2]", new FacePick.Ids([0, 2]) },
        { "{ nearest: [320, 90.5] }", new FacePick.Nearest(320, 90.5m) },
    };

    [Theory]
    [MemberData(nameof(Picks))]
    public void A_pick_is_the_same_for_every_scene_and_in_a_rule(string written, FacePick pick)
    {
        Assert.Equal([FaceRule.For(pick)], _season.Job($"faces: {written}").Faces);
        Assert.Equal([FaceRule.For(pick)], _season.Job($"faces: [{{ pick: {written} }}]").Faces);
        Assert.Equal([FaceRule.For(pick)], _season.Job($"faces: {{ pick: {written} }}").Faces);
    }

    [Theory]
    [InlineData("5", 1, 5, 5)]
    [InlineData("\"4-9\"", 1, 4, 9)]
    [InlineData("4 - 9", 1, 4, 9)]
    [InlineData("[1, \"4-9\"]", 2, 4, 9)]
    public void Scenes_are_numbers_and_spans(string written, int count, int first, int last)
    {
        var scenes = Assert.Single(_season.Job($"faces: [{{ scenes: {written}, pick: all }}]").Faces).Scenes;

        Assert.Equal(count, scenes.Count);
        Assert.Equal(new Core.Faces.Span(first, last), scenes[^1]);
    }

    [Theory]
    [InlineData("40", 40, false)]
    [InlineData("40px", 40, false)]
    [InlineData("5%", 5, true)]
    [InlineData("\"2.5 %\"", 2.5, true)]
    public void A_least_size_is_in_pixels_or_per_cent(string written, double amount, bool isPercent) =>
        Assert.Equal(
            new MinFaceSize((decimal)amount, isPercent),
            Assert.Single(_season.Job($"faces: [{{ pick: all, min_size: {written} }}]").Faces).MinSize);

    [Theory]
    [InlineData("[]", "5:12: faces is a list, use all, none, largest, leftmost, rightmost, topmost, center, review, face ids such as [0, 1], or { nearest: [x, y] }")]
    [InlineData("[{ scenes: 1 }]", "5:13: a rule of faces has no pick, say which faces it takes, such as pick: largest")]
    [InlineData("[{ pick: [] }]", "5:21: pick is a list, use all, none, largest, leftmost, rightmost, topmost, center, review, face ids such as [0, 1], or { nearest: [x, y] }")]
    [InlineData("[{ pick: { nearest: [1] } }]", "5:32: nearest is a list, use [x, y] in pixels")]
    [InlineData("[{ pick: { nearest: [1, -2] } }]", "5:36: y of nearest is \"-2\", use a number from 0 to 100000")]
    [InlineData("[{ pick: [0, -1] }]", "5:25: a face id of pick is \"-1\", use a whole number from 0 to 100000")]
    [InlineData("[{ pick: all, scenes: \"9-4\" }]", "5:34: scenes is \"9-4\", use numbers of scenes, one such as 4 or a span such as \"4-9\"")]
    [InlineData("[{ pick: all, frames: [1] }]", "5:34: frames is a list, use numbers of frames, one such as 4 or a span such as \"4-9\"")]
    [InlineData("[{ pick: all, min_size: 0 }]", "5:36: min_size is \"0\", use pixels such as 40, or a share of the frame's width such as 5%")]
    [InlineData("[{ pick: all, min_size: 101% }]", "5:36: min_size is \"101%\", use pixels such as 40, or a share of the frame's width such as 5%")]
    [InlineData("[{ pick: all, if_unclear: ask }]", "5:38: if_unclear is \"ask\", use review, largest, all or fail")]
    [InlineData("[{ scenes: 1, pick: all }, largest]", "5:39: a rule of faces is \"largest\", use a mapping such as { scenes: \"4-9\", pick: leftmost }")]
    [InlineData("[{ pick: all }, { scenes: 1, pick: none }]", "5:28: warning: this rule of faces is never reached: the one in line 5 decides all its scenes, put it before that one, or take it out")]
    public void A_mistake_in_a_rule_is_told_with_its_value_place_and_remedy(string faces, string expected) =>
        Assert.Equal(["season.yaml:" + expected], _season.JobProblems($"faces: {faces}"));

    [Theory]
    [InlineData("[{ scenes: \"1-9\", pick: all }, { scenes: [2, \"4-5\"], pick: largest }]", "5:43: warning: this rule of faces is never reached: the one in line 5 decides all its scenes")]
    [InlineData("[{ frames: \"0-500\", pick: all }, { frames: \"10-20\", scenes: 3, pick: largest }]", "5:45: warning: this rule of faces is never reached")]
    [InlineData("none", "5:12: warning: no rule of faces picks a face")]
    [InlineData("[{ scenes: 1, pick: none }, { pick: none }]", "5:12: warning: no rule of faces picks a face")]
    public void A_rule_that_can_do_nothing_is_a_warning(string rules, string expected) =>
        Assert.StartsWith(
            "season.yaml:" + expected, Assert.Single(_season.JobProblems($"faces: {rules}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("[{ scenes: \"1-9\", pick: all }, { scenes: \"5-12\", pick: largest }]")]
    [InlineData("[{ scenes: 1, frames: \"0-500\", pick: all }, { scenes: 1, pick: largest }]")]
    [InlineData("[{ frames: \"0-500\", pick: none }, { pick: largest }]")]
    public void Rules_that_overlap_in_part_are_no_mistake(string rules) =>
        Assert.Empty(_season.JobProblems($"faces: {rules}"));
}
