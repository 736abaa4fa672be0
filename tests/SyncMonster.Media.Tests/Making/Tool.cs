using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SyncMonster.Media.Tests.Making;

/// <summary>
/// ffmpeg and ffprobe as independent makers and judges, called directly and not through the code under test.
/// </summary>
internal static class Tool
{
    private static readonly bool IsOnPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")) || File.Exists(Path.Combine(folder, "ffmpeg.exe")));

    /// <summary>Skips the test where ffmpeg is missing; on the build server that is a failure.</summary>
    public static void Require() =>
        Assert.SkipUnless(IsOnPath || Environment.GetEnvironmentVariable("CI") == "true", "ffmpeg is not installed.");

    public static void Ffmpeg(params IEnumerable<string> arguments) =>
        Run("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", "-y", .. arguments]);

    /// <summary>What ffmpeg writes to standard output.</summary>
    public static byte[] FfmpegOutput(params IEnumerable<string> arguments) =>
        Run("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", .. arguments]);

    /// <summary>ffprobe's view of a file: format and streams, decoded frames counted where asked for.</summary>
    public static JsonNode Ffprobe(string path, params IEnumerable<string> more) =>
        JsonNode.Parse(Run("ffprobe", ["-v", "error", "-of", "json", "-show_format", "-show_streams", .. more, path]))!;

    public static decimal Number(JsonNode? value) =>
        decimal.Parse(value!.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static byte[] Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0 && error.Result.Length == 0,
            $"{program} {string.Join(' ', arguments)}\n{error.Result}");
        return output.ToArray();
    }
}
