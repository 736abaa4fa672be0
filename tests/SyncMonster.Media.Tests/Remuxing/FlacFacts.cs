using System.Buffers.Binary;
using SyncMonster.Media.Remuxing;
using SyncMonster.Media.Remuxing.Flac;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Remuxing;

/// <summary>The FLAC encoder on signals that drive it to its edges; ffmpeg decodes.</summary>
public sealed class FlacFacts(Samples samples)
{
    public static TheoryData<string, int, int> Signals
    {
        get
        {
            var signals = new TheoryData<string, int, int>();
            foreach (var name in new[] { "silence", "noise", "square", "ramp", "impulse", "sine", "opposed" })
            {
                foreach (var bits in new[] { 16, 24 })
                {
                    foreach (var channels in new[] { 1, 2, 8 })
                        signals.Add(name, bits, channels);
                }
            }

            return signals;
        }
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Any_signal_comes_back_as_it_was(string name, int bits, int channels)
    {
        // Five whole blocks and a part, so that frame numbers and the short last block are met.
        const int Count = (5 * FlacEncoder.BlockSize) + 1234;
        var random = new Random(bits + channels);
        var largest = (1 << (bits - 1)) - 1;
        var signal = new int[channels][];
        for (var c = 0; c < channels; c++)
        {
            var sign = c % 2 == 0 ? 1 : -1;
            signal[c] = [.. Enumerable.Range(0, Count).Select(i => name switch
            {
                "silence" => 0,
                "noise" => random.Next(-largest - 1, largest + 1),
                "square" => (i / 50) % 2 == 0 ? largest : -largest - 1,
                "ramp" => (int)((long)i * largest / Count) * sign,
                "impulse" => i == Count / 2 ? largest : 0,
                "sine" => (int)(largest * Math.Sin(i * 0.01 * (c + 1))),
                _ => sign * (int)(largest * Math.Sin(i * 0.05)),
            })];
        }

        Assert.Equal(signal, Decoded(Encoded(signal, bits), bits, channels));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(17)]
    public void A_very_short_last_block_comes_back_too(int count)
    {
        int[][] signal = [[.. Enumerable.Range(0, FlacEncoder.BlockSize + count).Select(i => i * i % 977)]];

        Assert.Equal(signal, Decoded(Encoded(signal, 16), 16, 1));
    }

    [Fact]
    public void Frame_numbers_of_every_length_are_written_as_decoders_read_them()
    {
        // Silence is cheap: 70,000 frames reach numbers of four bytes.
        int[][] block = [new int[FlacEncoder.BlockSize]];
        var path = samples.NewPath(".flac");
        Write(path, Enumerable.Repeat(block, 70_000), 16, 1);

        Tool.Require();
        Tool.Ffmpeg("-xerror", "-err_detect", "crccheck+explode", "-i", path, "-f", "null", "-");
        Assert.Equal(
            70_000m * FlacEncoder.BlockSize / 48000,
            Math.Round(Tool.Number(Tool.Ffprobe(path)["format"]!["duration"]), 2),
            1);
    }

    [Fact]
    public void Speech_and_music_become_much_smaller()
    {
        var wav = samples.Make("tone.wav", [.. Samples.Sound("5"), "-af", "lowpass=3000", "-c:a", "pcm_s16le"]);
        var output = samples.NewPath(".mp4");

        Remux.ReplaceAudio(
            samples.Make("five.mp4", [.. Samples.Picture("32x32", "25", "5"), .. Samples.H264]), wav, output, "");

        Assert.InRange(new FileInfo(output).Length, 0, new FileInfo(wav).Length * 7 / 10);
    }

    private string Encoded(int[][] signal, int bits)
    {
        var path = samples.NewPath(".flac");
        var blocks = Enumerable.Range(0, (signal[0].Length + FlacEncoder.BlockSize - 1) / FlacEncoder.BlockSize)
            .Select(i => signal.Select(channel => channel.Skip(i * FlacEncoder.BlockSize).Take(FlacEncoder.BlockSize).ToArray()).ToArray());
        Write(path, blocks, bits, signal.Length);
        return path;
    }

    /// <summary>A plain FLAC file: the mark, STREAMINFO, the frames.</summary>
    private static void Write(string path, IEnumerable<int[][]> blocks, int bits, int channels)
    {
        var encoder = new FlacEncoder(48000, channels, bits);
        using var file = File.Create(path);
        file.Position = 4 + 4 + 34;
        ulong samples = 0;
        foreach (var block in blocks)
        {
            file.Write(encoder.Encode(block));
            samples += (ulong)block[0].Length;
        }

        var head = new BoxWriter();
        head.Code("fLaC");
        head.U32(0x80000022);
        encoder.WriteStreamInfo(head, samples);
        file.Position = 0;
        file.Write(head.Written);
    }

    private static int[][] Decoded(string path, int bits, int channels)
    {
        Tool.Require();
        var format = $"s{bits}le";
        var bytes = Tool.FfmpegOutput(
            "-err_detect", "crccheck+explode", "-i", path, "-f", format, "-c:a", "pcm_" + format, "-");
        var width = bits / 8;
        var count = bytes.Length / width / channels;
        return [.. Enumerable.Range(0, channels).Select(c =>
            Enumerable.Range(0, count).Select(i => Sample(bytes.AsSpan(((i * channels) + c) * width, width))).ToArray())];
    }

    private static int Sample(ReadOnlySpan<byte> bytes) => bytes.Length == 2
        ? BinaryPrimitives.ReadInt16LittleEndian(bytes)
        : ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) >> 8;
}
