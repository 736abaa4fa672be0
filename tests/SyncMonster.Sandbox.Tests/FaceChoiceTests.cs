using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Tests;

/// <summary>Which faces a generate request drives.</summary>
public sealed class FaceChoiceTests
{
    [Fact]
    public void A_single_face_is_driven_unasked() =>
        Assert.Equal("1:0 3:0", Chosen([Scene(1, 1), Scene(2, 0), Scene(3, 1)], null));

    [Fact]
    public void Scenes_with_several_faces_pass_through_unless_named() =>
        Assert.Equal("2:0", Chosen([Scene(1, 2), Scene(2, 1)], null));

    [Fact]
    public void Named_faces_are_driven_and_single_ones_beside_them() =>
        Assert.Equal("1:1 2:0", Chosen([Scene(1, 2), Scene(2, 1)], [new SceneFaces(1, [1])]));

    [Fact]
    public void No_face_anywhere_is_ERR_004()
    {
        var refused = Assert.Throws<RefusedException>(() => Chosen([Scene(1, 0), Scene(2, 0)], null));
        Assert.Equal("ERR_004", refused.Error?.Code);
    }

    [Fact]
    public void Nothing_to_drive_is_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => Chosen([Scene(1, 2), Scene(2, 0)], null));
        Assert.Equal((400, "invalid_request"), (refused.HttpStatus, refused.Status));
    }

    private static string Chosen(IReadOnlyList<Scene> scenes, IReadOnlyList<SceneFaces>? named) =>
        string.Join(' ', FaceChoice.Choose(scenes, named).Select(s => $"{s.SceneId}:{string.Join(',', s.FaceIds)}"));

    private static Scene Scene(int id, int faces) =>
        new(
            id,
            0,
            9,
            [.. Enumerable.Range(0, faces).Select(f => new Face(f, 0, new FaceBox(0, 0, 10, 10), null))],
            null);
}
