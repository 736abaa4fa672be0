using SyncMonster.Media;

namespace SyncMonster.Vision.Tests;

/// <summary>The programs that some tests call.</summary>
internal static class Tools
{
    private static readonly Lazy<FfmpegTools?> Found = new(FfmpegTools.Find);

    /// <summary>ffmpeg; skips the test where it is missing, which under CI it must not be.</summary>
    public static FfmpegTools Need()
    {
        Assert.SkipUnless(
            Found.Value is not null || Environment.GetEnvironmentVariable("CI") == "true", "ffmpeg is not on PATH");
        return Found.Value!;
    }
}
