using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>What the detector takes for a face.</summary>
/// <param name="Box">The box around it.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
/// <param name="RightEye">The person's right eye, in pixels of the picture.</param>
/// <param name="LeftEye">The person's left eye.</param>
/// <param name="NoseTip">The tip of the nose.</param>
/// <param name="Mouth">The middle of the mouth.</param>
/// <param name="RightEar">Beside the person's right ear.</param>
/// <param name="LeftEar">Beside the person's left ear.</param>
public sealed record DetectedFace(
    FaceBox Box,
    float Score,
    Vector2 RightEye,
    Vector2 LeftEye,
    Vector2 NoseTip,
    Vector2 Mouth,
    Vector2 RightEar,
    Vector2 LeftEar);
