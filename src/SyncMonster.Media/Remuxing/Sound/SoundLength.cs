namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>How much sound a picture needs.</summary>
internal static class SoundLength
{
    /// <summary>Samples of each channel that last as long as the picture, to half a sample.</summary>
    public static long Samples(decimal seconds, int sampleRate) =>
        Math.Max(1, (long)Math.Round(seconds * sampleRate, MidpointRounding.AwayFromZero));
}
