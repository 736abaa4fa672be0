using System.Globalization;
using System.Runtime.InteropServices;
using SyncMonster.Media;

namespace SyncMonster.Vision.Speech;

/// <summary>Decodes sound to one channel at the rate that speech is looked at.</summary>
internal static class SoundReader
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Hands the samples on, block by block, while they are decoded.</summary>
    public static Task ReadAsync(
        FfmpegTools tools, string path, Action<ReadOnlySpan<float>> take, TimeSpan limit, CancellationToken ct)
    {
        string[] arguments =
        [
            "-i", FfmpegProcess.FileUrl(path), "-map", "0:a:0", "-ac", "1",
            "-ar", SpeechAnalysis.SampleRate.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
        ];
        return FfmpegProcess.PipeAsync(tools.FfmpegPath, arguments, SplitAsync, limit, ct);

        async Task SplitAsync(Stream input, Stream output, CancellationToken token)
        {
            var block = new byte[BlockBytes];
            for (int count; (count = await output.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, token)) > 0;)
                take(MemoryMarshal.Cast<byte, float>(block.AsSpan(0, count)));
        }
    }
}
