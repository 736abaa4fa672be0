using SyncMonster.Vision.Faces;

namespace SyncMonster.Vision.Following;

/// <summary>A face that is to be moved, for as long as its scene lasts.</summary>
/// <param name="FirstFrame">The scene's first frame, from 0.</param>
/// <param name="LastFrame">The scene's last frame; it belongs to it.</param>
/// <param name="Keyframe">A frame in which its place is known.</param>
/// <param name="Box">Its place there, in pixels of the upright picture.</param>
/// <param name="IsAlone">
/// Whether no other face was found in the scene. It is then known again after it was away, or after a cut inside of the
/// scene, by being the only one; among others it is only known by where it was.
/// </param>
public sealed record DrivenFace(long FirstFrame, long LastFrame, long Keyframe, FaceBox Box, bool IsAlone)
{
    /// <summary>Whether a frame belongs to the scene.</summary>
    public bool Covers(long frame) => frame >= FirstFrame && frame <= LastFrame;
}
