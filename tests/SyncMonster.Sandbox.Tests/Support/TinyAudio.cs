using System.Text;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>Makes WAV files: 16-bit mono PCM with a tone.</summary>
internal static class TinyAudio
{
    public static byte[] Wav(double seconds = 1, int sampleRate = 8000, double hertz = 440)
    {
        var samples = (int)(seconds * sampleRate);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + (samples * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(sampleRate);
        writer.Write(sampleRate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples * 2);
        for (var i = 0; i < samples; i++)
            writer.Write((short)(8000 * Math.Sin(2 * Math.PI * hertz * i / sampleRate)));
        writer.Flush();
        return stream.ToArray();
    }
}
