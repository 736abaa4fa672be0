using System.Buffers.Binary;
using SyncMonster.Media.Probing.Wav;

namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>
/// Reads a wav file's samples as whole numbers of 16 or 24 bits: PCM of 8 and 16 bits and G.711 as 16, PCM of 24 and 32
/// bits and floating point as 24.
/// </summary>
internal sealed class WavSamples
{
    // Of 24 bits.
    private const int Largest = (1 << 23) - 1;

    private readonly Stream stream;
    private readonly WavFormat format;
    private readonly Decoder decode;
    private readonly byte[] buffer;
    private long left;

    public WavSamples(WavFile file, Stream stream, int blockSize)
    {
        this.stream = stream;
        format = file.Format;
        buffer = new byte[blockSize * format.BlockSize];
        left = file.DataLength / format.BlockSize;
        stream.Position = file.DataStart;
        (BitsPerSample, decode) = DecoderOf(format);
    }

    private delegate int Decoder(ReadOnlySpan<byte> bytes);

    /// <summary>16 or 24.</summary>
    public int BitsPerSample { get; }

    /// <summary>Reads the next samples of each channel, fewer at the end, none after it.</summary>
    public int[][] Read(int count)
    {
        count = (int)Math.Min(count, left);
        left -= count;
        var bytes = buffer.AsSpan(0, count * format.BlockSize);
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw MediaException.Damaged("The file became shorter while it was read.");

        var block = new int[format.Channels][];
        for (var channel = 0; channel < block.Length; channel++)
        {
            var samples = block[channel] = new int[count];
            var at = channel * format.BytesPerSample;
            for (var i = 0; i < count; i++, at += format.BlockSize)
                samples[i] = decode(bytes.Slice(at, format.BytesPerSample));
        }

        return block;
    }

    private static (int Bits, Decoder Decode) DecoderOf(WavFormat format) => (format.Tag, format.BytesPerSample) switch
    {
        (WavFormat.Pcm, 1) => (16, b => (b[0] - 128) << 8),
        (WavFormat.Pcm, 2) => (16, b => BinaryPrimitives.ReadInt16LittleEndian(b)),
        (WavFormat.Pcm, 3) => (24, b => ((b[0] << 8) | (b[1] << 16) | (b[2] << 24)) >> 8),
        (WavFormat.Pcm, 4) => (24, b => Rounded(BinaryPrimitives.ReadInt32LittleEndian(b) / 256.0)),
        (WavFormat.Float, 4) => (24, b => Rounded(BinaryPrimitives.ReadSingleLittleEndian(b) * (Largest + 1.0))),
        (WavFormat.Float, 8) => (24, b => Rounded(BinaryPrimitives.ReadDoubleLittleEndian(b) * (Largest + 1.0))),
        (WavFormat.ALaw, 1) => (16, b => G711.ALaw(b[0])),
        (WavFormat.MuLaw, 1) => (16, b => G711.MuLaw(b[0])),
        _ => throw MediaException.Unknown($"Wav sound of the kind {format.Codec} can't be packed without ffmpeg."),
    };

    private static int Rounded(double value) =>
        double.IsNaN(value) ? 0 : (int)Math.Clamp(Math.Round(value), -Largest - 1.0, Largest);
}
