namespace SyncMonster.Vision.Frames;

/// <summary>Colours of video (ITU-R BT.601, limited range). What the networks see hardly differs with BT.709.</summary>
internal static class Colour
{
    /// <summary>Red, green and blue, each 0 to 255.</summary>
    public static (float Red, float Green, float Blue) ToRgb(float luma, float blueness, float redness)
    {
        var grey = 1.164f * (luma - 16);
        var (u, v) = (blueness - 128, redness - 128);
        return (
            Math.Clamp(grey + (1.596f * v), 0, 255),
            Math.Clamp(grey - (0.392f * u) - (0.813f * v), 0, 255),
            Math.Clamp(grey + (2.017f * u), 0, 255));
    }
}
