using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>What one picture shows of a face that is to be moved.</summary>
/// <param name="Landmarks">Its points.</param>
/// <param name="Edges">How far its points miss its lips.</param>
/// <param name="Colours">The colours inside its mouth.</param>
internal sealed record FaceView(Landmarks Landmarks, LipEdges Edges, MouthColours Colours)
{
    /// <summary>Looks at a face.</summary>
    /// <param name="frame">The picture, in <see cref="PixelFormat.Yuv420p"/>.</param>
    /// <param name="landmarks">The face's points in it.</param>
    /// <param name="findsLips">Whether the lips are looked for in the picture.</param>
    public static FaceView Of(Frame frame, Landmarks landmarks, bool findsLips)
    {
        var face = new FaceGeometry(landmarks);
        var line = new MouthLine(face);
        var edges = findsLips ? LipSearch.Find(frame, face, line) : LipEdges.AsSaid;
        return new FaceView(landmarks, edges, MouthColours.Of(frame, face, line));
    }
}
