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
            await FfmpegProcess.RunAsync(
                Tools.FfmpegPath, ["-y", .. arguments, FfmpegProcess.FileUrl(path)], TimeSpan.FromMinutes(2), default);
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A clip that <c>tests/fixtures/make-fixtures.sh</c> made.</summary>
    public static string Fixture(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SyncMonster.Batch.sln")))
            root = root.Parent;
        var path = Path.Combine(root?.FullName ?? "", "artifacts", "fixtures", name);
        Assert.SkipUnless(
            File.Exists(path) || Environment.GetEnvironmentVariable("CI") == "true",
            $"{name} is missing: tests/fixtures/make-fixtures.sh makes it.");
        return path;
    }

    /// <summary>Somebody who talks, at 25 frames a second, with a tone for a voice.</summary>
    public static Task<byte[]> VideoAsync(double seconds, string size = "320x180", string extension = ".mp4", params string[] codec) => MakeAsync(
        extension,
        [
            "-stream_loop", "-1", "-i", FfmpegProcess.FileUrl(Fixture("one_face_talking.mp4")),
            "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency=300:duration={seconds}"),
            "-map", "0:v", "-map", "1:a", "-vf", $"fps=25,scale={size.Replace('x', ':')}",
            "-t", string.Create(CultureInfo.InvariantCulture, $"{seconds}"),
            .. codec.Length > 0
                ? codec
                : ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"],
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
