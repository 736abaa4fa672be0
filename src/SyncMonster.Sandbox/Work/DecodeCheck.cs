using SyncMonster.Media;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Work;

/// <summary>Decodes a file from end to end to find damage that its structure does not show.</summary>
internal static class DecodeCheck
{
    /// <summary>Decodes a file.</summary>
    /// <param name="tools">ffmpeg.</param>
    /// <param name="path">The file.</param>
    /// <param name="seconds">Its length, which bounds the time it may take.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RequestFailedException">It is damaged.</exception>
    public static async Task RunAsync(FfmpegTools tools, string path, decimal seconds, CancellationToken ct)
    {
        try
        {
            await FfmpegProcess.RunAsync(
                tools.FfmpegPath,
                ["-xerror", "-i", FfmpegProcess.FileUrl(path), "-map", "0:v:0?", "-map", "0:a:0?", "-f", "null", "-"],
                TimeLimit.For(seconds),
                ct);
        }
        catch (FfmpegException e) when (e.ExitCode is not null)
        {
            throw new RequestFailedException(
                ErrorCode.DataCorrupted, $"{ErrorCode.DataCorrupted.Description}: {e.Message}", e);
        }
    }
}
