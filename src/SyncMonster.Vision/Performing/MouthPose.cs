using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Performing;

/// <summary>Where a driven mouth is to be, in measures of its face.</summary>
/// <param name="Gap">How far the lips are apart in the middle, by the height of the face.</param>
/// <param name="Stretch">How much wider the mouth is than it was: 0 as wide, 0.1 wider by a tenth.</param>
internal readonly record struct MouthPose(float Gap, float Stretch)
{
    // The gap that nothing exceeds, and the one that loud speech makes at intensity 1, as far as it isn't near the
    // first.
    private const float WidestGap = 0.2f;
    private const float SpokenGap = 0.1f;
    private const float MostStretch = 0.09f;

    /// <summary>
    /// The pose of a shape. It opens further with every bit of opening and intensity, and never beyond what a jaw does.
    /// </summary>
    public static MouthPose Of(MouthShape shape, Performance performance, LipSyncModel model)
    {
        var drive = shape.Opening * (float)performance.Intensity * (1 + (0.25f * (float)performance.Drama.Excited));
        var gap = WidestGap * (1 - MathF.Exp(-SpokenGap * drive / WidestGap));

        // Lips round and spread only while they speak.
        var intensity = Math.Clamp((float)performance.Intensity, 0.5f, 2);
        return new MouthPose(gap, shape.Width * MostStretch * model.Roundness * MathF.Sqrt(intensity));
    }
}
