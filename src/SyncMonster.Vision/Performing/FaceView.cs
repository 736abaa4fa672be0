using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>What one picture shows of a face that is to be moved.</summary>
/// <param name="Landmarks">Its points.</param>
/// <param name="LipLine">Where the line between closed lips is, below the middle of its points, in parts of the face's height.</param>
/// <param name="Colours">The colours inside its mouth.</param>
internal sealed record FaceView(Landmarks Landmarks, float[] LipLine, MouthColours Colours)
{
    /// <summary>Looks at a face.</summary>
    /// <param name="frame">The picture, in <see cref="PixelFormat.Yuv420p"/>.</param>
    /// <param name="landmarks">The face's points in it.</param>
    /// <param name="findsLipLine">Whether the line between the lips is looked for.</param>
    public static FaceView Of(Frame frame, Landmarks landmarks, bool findsLipLine)
    {
        var face = new FaceGeometry(landmarks);
        var line = new MouthLine(face);
        var offsets = new float[MouthLine.Steps];
        if (findsLipLine)
        {
            offsets = Performing.LipLine.Find(frame, face, line);
            for (var i = 0; i < offsets.Length; i++)
                offsets[i] /= face.Height;
        }

        return new FaceView(landmarks, offsets, MouthColours.Of(frame, face, line));
    }
}
