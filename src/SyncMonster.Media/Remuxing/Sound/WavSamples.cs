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

    private readonly Stream _stream;
    private readonly WavFormat _format;
    private readonly Decoder _decode;
    private readonly byte[] _buffer;
    private long _left;

    public WavSamples(WavFile file, Stream stream, int blockSize)
    {
        _stream = stream;
        _format = file.Format;
        _buffer = new byte[blockSize * _format.BlockSize];
        _left = file.DataLength / _format.BlockSize;
        stream.Position = file.DataStart;
        (BitsPerSample, _decode) = DecoderOf(_format);
    }

    private delegate int Decoder(ReadOnlySpan<byte> bytes);

    /// <summary>16 or 24.</summary>
    public int BitsPerSample { get; }

    /// <summary>Reads the next samples of each channel, fewer at the end, none after it.</summary>
    public int[][] Read(int count)
    {
        count = (int)Math.Min(count, _left);
        _left -= count;
        var bytes = _buffer.AsSpan(0, count * _format.BlockSize);
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw MediaException.Damaged("The file became shorter while it was read.");

        var block = new int[_format.Channels][];
        for (var channel = 0; channel < block.Length; channel++)
        {
            var samples = block[channel] = new int[count];
            var at = channel * _format.BytesPerSample;
            for (var i = 0; i < count; i++, at += _format.BlockSize)
                samples[i] = _decode(bytes.Slice(at, _format.BytesPerSample));
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
