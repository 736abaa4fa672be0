namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>Damages files where their structure does not show it.</summary>
internal static class Noise
{
    /// <summary>Overwrites the insides of every MP3 frame, leaving its header.</summary>
    public static byte[] InFrames(byte[] mp3)
    {
        var noisy = mp3.ToArray();
        var random = new Random(1);
        for (var i = 0; i + 60 < noisy.Length; i++)
        {
            if (noisy[i] != 0xFF || (noisy[i + 1] & 0xFE) != 0xFA)
                continue;
            random.NextBytes(noisy.AsSpan(i + 4, 50));
            for (var k = i + 4; k < i + 54; k++)
                noisy[k] &= 0xEF;
            i += 54;
        }

        return noisy;
    }

    /// <summary>Overwrites bytes in the middle of an MP4's media data.</summary>
    public static byte[] InMediaData(byte[] mp4)
    {
        var noisy = mp4.ToArray();
        var data = noisy.AsSpan().IndexOf("mdat"u8);
        new Random(1).NextBytes(noisy.AsSpan(data + 2000, 4000));
        return noisy;
    }
}
