using SyncMonster.Batch.Core.Faces;

namespace SyncMonster.Batch.Core.Tests.Faces;

public sealed class FaceChooserTests
{
    private static readonly Face Left = new(0, 5, null, new Box(100, 300, 100, 100));
    private static readonly Face Middle = new(1, 5, null, new Box(590, 100, 120, 120));
    private static readonly Face Right = new(2, 5, null, new Box(1000, 310, 200, 200));

    public static TheoryData<FacePick, int[]> Picks => new()
    {
        { new FacePick.All(), [0, 1, 2] },
        { new FacePick.Largest(), [2] },
        { new FacePick.Leftmost(), [0] },
        { new FacePick.Rightmost(), [2] },
        { new FacePick.Topmost(), [1] },
        { new FacePick.Center(), [1] },
        { new FacePick.Nearest(0, 0), [0] },
        { new FacePick.Ids([0, 2]), [0, 2] },
    };

    [Theory]
    [MemberData(nameof(Picks))]
    public void Each_pick_takes_its_faces(FacePick pick, int[] expected)
    {
        var chosen = Assert.IsType<FaceChoice.Chosen>(Choose([FaceRule.For(pick)], Scene(1, Left, Middle, Right)));
        Assert.Equal(expected, Assert.Single(chosen.Scenes).FaceIds);
    }

    [Fact]
    public void The_first_rule_that_matches_a_scene_decides_it()
    {
        FaceRule[] rules =
        [
            FaceRule.For(new FacePick.Leftmost()) with { Scenes = [new Span(2, 2)] },
            FaceRule.For(new FacePick.Rightmost()),
        ];
        var chosen = Assert.IsType<FaceChoice.Chosen>(Choose(rules, Scene(1, Left, Right), Scene(2, Left, Right)));
        Assert.Equal([new SceneFaces(1, [2]), new SceneFaces(2, [0])], chosen.Scenes);
    }

    [Fact]
    public void A_rule_for_frames_is_for_the_scenes_that_begin_there()
    {
        FaceRule[] rules =
            [FaceRule.For(new FacePick.None()) with { Frames = new Span(500, 900) }, FaceRule.For(new FacePick.All())];
        var chosen = Assert.IsType<FaceChoice.Chosen>(Choose(
            rules, Scene(1, Left, Right), Scene(2, Left, Right) with { StartFrame = 500, EndFrame = 1000 }));
        Assert.Equal(1, Assert.Single(chosen.Scenes).SceneId);
    }

    [Fact]
    public void A_scene_with_one_face_needs_no_choice_and_one_without_none_is_left_out()
    {
        var chosen = Assert.IsType<FaceChoice.Chosen>(Choose(
            [FaceRule.For(new FacePick.Review())], Scene(1, Right), Scene(2)));
        Assert.Equal([new SceneFaces(1, [2])], chosen.Scenes);
    }

    [Fact]
    public void A_single_face_can_not_be_left_untouched_so_a_person_is_asked()
    {
        var waits = Assert.IsType<FaceChoice.NeedsPerson>(Choose([FaceRule.For(new FacePick.None())], Scene(1, Left)));
        Assert.Equal("it has a single face, which the service always drives", Assert.Single(waits.Scenes).Why);
    }

    [Fact]
    public void Two_faces_of_nearly_one_size_are_unclear_for_largest()
    {
        var alike = Left with { Id = 7, Box = new Box(400, 300, 100, 91) };
        var waits = Assert.IsType<FaceChoice.NeedsPerson>(Choose([FaceRule.Default], Scene(1, Left, alike)));
        Assert.Equal("faces 0 and 7 are within 10 % of each other's size", Assert.Single(waits.Scenes).Why);
        Assert.IsType<FaceChoice.Failed>(
            Choose([FaceRule.Default with { IfUnclear = IfUnclear.Fail }], Scene(1, Left, alike)));
        Assert.IsType<FaceChoice.Chosen>(
            Choose([FaceRule.Default with { IfUnclear = IfUnclear.All }], Scene(1, Left, alike)));
        var smaller = alike with { Box = new Box(400, 300, 100, 89) };
        Assert.IsType<FaceChoice.Chosen>(Choose([FaceRule.Default], Scene(1, Left, smaller)));
    }

    [Fact]
    public void Faces_in_the_background_are_dropped_before_the_pick()
    {
        var rule = FaceRule.For(new FacePick.All()) with { MinSize = new MinFaceSize(9, IsPercent: true) };
        var chosen = Assert.IsType<FaceChoice.Chosen>(Choose([rule], Scene(1, Left, Middle, Right)));
        Assert.Equal([1, 2], Assert.Single(chosen.Scenes).FaceIds);
    }

    [Fact]
    public void A_face_that_is_not_there_leaves_the_scene_unclear()
    {
        var waits = Assert.IsType<FaceChoice.NeedsPerson>(
            Choose([FaceRule.For(new FacePick.Ids([0, 5]))], Scene(3, Left, Right)));
        Assert.Equal(new UnclearScene(3, "there is no face 5 in it"), Assert.Single(waits.Scenes));
    }

    [Fact]
    public void Several_faces_and_no_rule_are_never_left_to_chance() =>
        Assert.IsType<FaceChoice.NeedsPerson>(Choose([], Scene(1, Left, Right)));

    [Fact]
    public void Without_any_face_there_is_nothing_to_pay_for() =>
        Assert.IsType<FaceChoice.Failed>(Choose([FaceRule.Default], Scene(1), Scene(2)));

    [Fact]
    public void What_a_person_chose_holds_where_the_rules_do_not_decide_and_only_there()
    {
        FaceRule[] rules = [FaceRule.For(new FacePick.Leftmost()) with { Scenes = [new Span(1, 1)] }, FaceRule.For(new FacePick.Review())];
        Scene[] scenes = [Scene(1, Left, Right), Scene(2, Left, Right), Scene(3, Left, Right)];
        var pins = new Dictionary<int, EquatableList<int>> { [1] = [2], [2] = [2, 0], [3] = [] };
        var chosen = Assert.IsType<FaceChoice.Chosen>(FaceChooser.Choose(scenes, rules, 1280, 720, pins));
        Assert.Equal([new SceneFaces(1, [0]), new SceneFaces(2, [0, 2])], chosen.Scenes);
    }

    [Fact]
    public void A_scene_that_nobody_chose_in_still_waits()
    {
        Scene[] scenes = [Scene(1, Left, Right), Scene(2, Left, Right)];
        var pins = new Dictionary<int, EquatableList<int>> { [2] = [2] };
        var waits = Assert.IsType<FaceChoice.NeedsPerson>(FaceChooser.Choose(scenes, [], 1280, 720, pins));
        Assert.Equal(1, Assert.Single(waits.Scenes).SceneId);
    }

    private static FaceChoice Choose(FaceRule[] rules, params Scene[] scenes) =>
        FaceChooser.Choose(scenes, rules, 1280, 720);

    private static Scene Scene(int id, params Face[] faces) => new(id, 0, 100, faces.ToEquatableList());
}
