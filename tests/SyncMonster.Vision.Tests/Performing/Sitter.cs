using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Performing;

/// <summary>A face in one frame of a clip, to be moved and measured again.</summary>
internal sealed class Sitter
{
    private readonly FaceMesh _mesh = new();

    private Sitter(Frame picture, DetectedFace face)
    {
        (Picture, Face) = (picture, face);
        Points = _mesh.Locate(picture, face)!;
    }

    public Frame Picture { get; }

    public DetectedFace Face { get; }

    public Landmarks Points { get; }

    public FaceMeasures AsItIs => FaceMeasures.Of(Points);

    /// <summary>Sits for a picture.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="number">Which face, from the left.</param>
    /// <param name="frame">Which frame.</param>
    /// <param name="filter">An ffmpeg filter that changes the picture before.</param>
    public static async Task<Sitter> OfAsync(string clip, int number = 0, long frame = 0, string? filter = null)
    {
        var path = Clips.Fixture(clip);
        var format = FrameFormat.Of(MediaProbe.Probe(path).Video!, PixelFormat.Yuv420p);
        var picture = await Pictures.FrameAsync(path, format, frame, filter);
        return new Sitter(picture, new FaceDetector().Detect(picture).OrderBy(face => face.Box.X).ElementAt(number));
    }

    /// <summary>The picture after the face was moved.</summary>
    public Frame Moved(Performance performance, MouthShape shape, float energy = 0.4f)
    {
        var moved = Picture.Copy();
        var view = FaceView.Of(moved, Points, performance.LipSync is { FindsLips: true });
        new FaceWarp(performance).Apply(moved, view, shape, energy, 1);
        return moved;
    }

    /// <summary>The face measured after it was moved.</summary>
    public FaceMeasures After(Performance performance, MouthShape shape)
    {
        using var moved = Moved(performance, shape);
        return FaceMeasures.Of(_mesh.Locate(moved, Face) ?? throw new InvalidOperationException("The face is gone."));
    }
}
