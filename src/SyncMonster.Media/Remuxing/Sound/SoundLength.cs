using SyncMonster.Media.Probing;

namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>How much sound a picture needs.</summary>
internal static class SoundLength
{
    /// <summary>Samples of each channel that last as long as the picture, to half a sample.</summary>
    public static long Samples(decimal seconds, int sampleRate, int packetSamples)
    {
        var samples = (long)Math.Round(seconds * sampleRate, MidpointRounding.AwayFromZero);
        return samples / packetSamples < Limits.Packets
            ? Math.Max(1, samples)
            : throw MediaException.Damaged($"Its picture of {seconds:0} s is too long.");
    }
}
