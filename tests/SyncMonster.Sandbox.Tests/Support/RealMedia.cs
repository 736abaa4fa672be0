using System.Globalization;
using System.Text.Json;
using SyncMonster.Media;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>Real videos and speech, made once a run by ffmpeg and espeak-ng.</summary>
internal static class RealMedia
{
    private static readonly Lazy<FfmpegTools?> FoundTools = new(FfmpegTools.Find);

    public static FfmpegTools Tools => FoundTools.Value!;

    /// <summary>Skips the test where ffmpeg is missing; on CI it must not be.</summary>
    public static void Need() => Assert.SkipUnless(
        FoundTools.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", "ffmpeg is not on PATH");

    /// <summary>Makes a file with ffmpeg.</summary>
    public static async Task<byte[]> MakeAsync(string extension, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"sandbox-test-{Guid.NewGuid():N}{extension}");
        try
        {
            await FfmpegProcess.RunAsync(Tools.FfmpegPath, ["-y", .. arguments, FfmpegProcess.FileUrl(path)], TimeSpan.FromMinutes(2), default);
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Task<byte[]> VideoAsync(double seconds, string size = "320x180", string extension = ".mp4", params string[] codec) => MakeAsync(
        extension,
        [
            "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"testsrc2=size={size}:rate=25:duration={seconds}"),
            "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency=300:duration={seconds}"),
            .. codec.Length > 0 ? codec : ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"],
        ]);

    public static Task<byte[]> Mp3Async(double seconds) => MakeAsync(
        ".mp3", "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency=800:duration={seconds}"), "-c:a", "libmp3lame");

    /// <summary>What ffprobe says of a file.</summary>
    public static async Task<JsonElement> ProbeAsync(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"sandbox-test-{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            var json = await FfmpegProcess.CaptureAsync(
                Tools.FfprobePath,
                ["-of", "json", "-show_format", "-show_streams", "-count_packets", FfmpegProcess.FileUrl(path)],
                1 << 20, TimeSpan.FromMinutes(1), default);
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
