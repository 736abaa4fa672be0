using System.Globalization;
using SyncMonster.Media;

namespace SyncMonster.Vision.Benchmarks;

/// <summary>A video repeated until it is as long as asked, without encoding it again; deleted at the end.</summary>
internal sealed class Looped : IDisposable
{
    private readonly string? _temporary;

    private Looped(string path, string? temporary) => (Path, _temporary) = (path, temporary);

    public string Path { get; }

    /// <summary>Makes it; without a length it is the video itself.</summary>
    public static async Task<Looped> MakeAsync(FfmpegTools tools, string video, string? seconds)
    {
        if (seconds is null)
            return new Looped(video, null);
        var length = double.Parse(seconds, CultureInfo.InvariantCulture);
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("vision-benchmark-").FullName, "looped.mp4");
        await FfmpegProcess.RunAsync(
            tools.FfmpegPath,
            [
                "-stream_loop", "-1", "-i", FfmpegProcess.FileUrl(video), "-t", length.ToString(CultureInfo.InvariantCulture),
                "-map", "0", "-c", "copy", FfmpegProcess.FileUrl(path),
            ],
            TimeSpan.FromMinutes(10),
            default);
        return new Looped(path, path);
    }

    public void Dispose()
    {
        if (_temporary is not null)
            Directory.Delete(System.IO.Path.GetDirectoryName(_temporary)!, recursive: true);
    }
}
