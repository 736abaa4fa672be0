using System.Numerics;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Faces;

/// <summary>Finding faces and their points in single pictures.</summary>
public sealed class DetectionFacts
{
    private static readonly FrameFormat Hd = new(1280, 720, PixelFormat.Yuv420p);

    private readonly FaceDetector _detector = new();
    private readonly FaceMesh _mesh = new();

    [Theory]
    [InlineData(PixelFormat.Yuv420p)]
    [InlineData(PixelFormat.Yuv444p)]
    [InlineData(PixelFormat.Rgb24)]
    public async Task The_same_faces_are_found_in_every_layout(PixelFormat pixels)
    {
        using var frame = await Pictures.FrameAsync(Clips.Fixture("two_faces.mp4"), new FrameFormat(1280, 720, pixels));

        var faces = _detector.Detect(frame).OrderBy(face => face.Box.X).ToList();

        Assert.Equal(2, faces.Count);
        Assert.InRange(faces[0].Box.Overlap(new FaceBox(198, 146, 219, 219)), 0.85f, 1);
        Assert.InRange(faces[1].Box.Overlap(new FaceBox(798, 158, 339, 339)), 0.85f, 1);
        Assert.All(faces, face => Assert.NotNull(_mesh.Locate(frame, face)));
    }

    [Fact]
    public async Task No_face_is_found_where_there_is_none()
    {
        using var frame = await Pictures.FrameAsync(Clips.Fixture("no_face.mp4"), Hd);

        Assert.Empty(_detector.Detect(frame));
        Assert.DoesNotContain(_detector.Detect(frame, SmallestFace.Tiny), face => _mesh.Locate(frame, face) is not null);
    }

    [Fact]
    public async Task Points_lie_where_the_face_is()
    {
        using var frame = await Pictures.FrameAsync(Clips.Fixture("one_face_talking.mp4"), Hd);
        var face = Assert.Single(_detector.Detect(frame));

        var points = _mesh.Locate(frame, face)!;

        // The detector and the mesh are different networks that agree on eyes and mouth.
        var eyes = Vector2.Distance(face.LeftEye, face.RightEye);
        Assert.InRange(Vector2.Distance((points.At(159) + points.At(145)) / 2, face.RightEye), 0, eyes / 4);
        Assert.InRange(Vector2.Distance((points.At(386) + points.At(374)) / 2, face.LeftEye), 0, eyes / 4);
        Assert.InRange(Vector2.Distance((points.At(13) + points.At(14)) / 2, face.Mouth), 0, eyes / 4);
        Assert.InRange(points.Presence, 0.9f, 1);
        Assert.InRange(points.Roll, -0.2f, 0.2f);
    }

    [Fact]
    public async Task Points_follow_the_face_from_frame_to_frame()
    {
        Landmarks? points = null;
        var followed = 0;
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(
            Clips.Fixture("one_face_talking.mp4"), new FrameRequest(Hd) { Every = 3 }, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
        {
            using var shown = frame;
            points = points is null ? _mesh.Locate(frame, _detector.Detect(frame)[0]) : _mesh.Locate(frame, points);
            Assert.NotNull(points);
            if (++followed % 20 == 0)
                Assert.InRange(Vector2.Distance(points.At(1), _detector.Detect(frame)[0].NoseTip), 0, 50);
        }

        Assert.Equal(83, followed);
    }

    [Fact]
    public async Task A_turned_head_gives_its_roll()
    {
        using var frame = await Pictures.FrameAsync(
            Clips.Fixture("five_scenes.mp4"), Hd, index: 0, filter: "rotate=0.4");

        var points = _mesh.Locate(frame, Assert.Single(_detector.Detect(frame)))!;

        Assert.InRange(points.Roll, 0.25f, 0.5f);
    }

    [Fact]
    public async Task Small_faces_are_found_by_tiles()
    {
        using var frame = await Pictures.FrameAsync(
            Clips.Fixture("two_faces.mp4"), Hd, index: 0, filter: "scale=192:108,pad=1280:720:700:400:color=gray");

        Assert.Empty(_detector.Detect(frame));
        var faces = _detector.Detect(frame, SmallestFace.Tiny);

        Assert.Equal(2, faces.Count);
        Assert.All(faces, face => Assert.NotNull(_mesh.Locate(frame, face)));
    }

    [Fact]
    public async Task A_face_at_the_edge_and_a_tiny_picture_do_no_harm()
    {
        using var edge = await Pictures.FrameAsync(
            Clips.Fixture("one_face_talking.mp4"),
            new FrameFormat(501, 399, PixelFormat.Yuv420p),
            0,
            "crop=500:400:500:300");
        foreach (var face in _detector.Detect(edge, SmallestFace.Tiny))
            _mesh.Locate(edge, face);

        using var tiny = new Frame(new FrameFormat(1, 1, PixelFormat.Yuv420p));
        Assert.Empty(_detector.Detect(tiny, SmallestFace.Tiny));
    }
}
