using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Surveys;

/// <summary>Finds the faces of single frames: the detector proposes, the mesh confirms. It owns its buffers.</summary>
internal sealed class FaceFinder
{
    // A crowd is nobody's close-up; what is beyond would only cost.
    private const int MostFaces = 32;

    // Smaller ones have no mouth to move, and anything looks like one.
    private const float LeastSide = 16;

    // The detector may be unsure, for the mesh has the last word.
    private readonly FaceDetector _detector = new() { MinimumScore = 0.4f };
    private readonly FaceMesh _mesh = new() { MinimumPresence = 0.6f };
    private readonly FacePrint.Maker _prints = new();

    /// <summary>The faces of a frame. The sightings keep a copy of it.</summary>
    public IReadOnlyList<FaceSighting> Find(Frame frame, SmallestFace smallest)
    {
        List<FaceSighting> seen = [];
        Frame? copy = null;
        foreach (var face in _detector.Detect(frame, smallest).Take(MostFaces))
        {
            if (face.Box.Width >= LeastSide && _mesh.Locate(frame, face) is { } points && points.Box.Overlap(face.Box) > 0.3f)
                seen.Add(new FaceSighting(copy ??= frame.Copy(), face, points, _prints.Of(frame, points)));
        }

        return seen;
    }
}
