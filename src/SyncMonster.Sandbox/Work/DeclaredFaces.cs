using SyncMonster.Media;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// What is answered where no picture can be looked at: one scene with one face in its middle, and marked as such.
/// </summary>
internal static class DeclaredFaces
{
    private const string Declared = "declared in the middle of the frame, not found in the picture";

    /// <summary>Adds to an answer's message that faces are declared.</summary>
    public static string Mark(string message) => $"{message} (sandbox: one face is {Declared})";

    /// <summary>One scene over the whole video, with one face a third of the frame high in its middle.</summary>
    public static IReadOnlyList<Scene> Of(VideoTrack video)
    {
        var (width, height) = video.RotationDegrees is 90 or 270
            ? (video.Height, video.Width)
            : (video.Width, video.Height);
        var side = Math.Max(1, Math.Min(width, height) / 3);
        var lastFrame = Math.Max(0, video.FrameCount - 1);
        var face = new Face(
            0, lastFrame / 2, new FaceBox((width - side) / 2, (height - side) / 2, side, side), Crop: null);
        return [new Scene(1, 0, lastFrame, [face], $"Sandbox: the face is {Declared}")];
    }
}
