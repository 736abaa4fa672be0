using System.Diagnostics;
using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Vision.Exporting;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;

namespace SyncMonster.Vision.Benchmarks;

/// <summary>Makes a whole video with faces that move, taken for one scene, and tells how fast it was made.</summary>
internal static class Render
{
    /// <param name="tools">Where ffmpeg is.</param>
    /// <param name="path">The video.</param>
    /// <param name="audio">The new sound.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="settings">Model or none, intensity, "happy,sad,excited,angry", and the numbers of the faces from the left.</param>
    public static async Task RunAsync(FfmpegTools tools, string path, string audio, string output, string[] settings)
    {
        var video = MediaProbe.Probe(path).Video!;
        var emotions = Numbers(settings.ElementAtOrDefault(2) ?? "0,0,0,0");
        var performance = new Performance
        {
            LipSync = settings.ElementAtOrDefault(0) is { } model and not "none" ? LipSyncModel.Of(model) : null,
            Intensity = settings.Length > 1 ? Numbers(settings[1])[0] : 1.5,
            Drama = new Drama(emotions[0], emotions[1], emotions[2], emotions[3]),
        };
        var chosen = settings.Length > 3 ? Numbers(settings[3]).Select(n => (int)n).ToArray() : [0];
        var order = new ExportOrder
        {
            VideoPath = path,
            Video = video,
            AudioPath = audio,
            OutputPath = output,
            Faces = await FacesAsync(tools, path, video, chosen),
            Performance = performance,
        };
        var watch = Stopwatch.StartNew();
        await new VideoExport(tools).RunAsync(order, TimeSpan.FromMinutes(30), default);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{video.Seconds:F1} s of {video.Width}x{video.Height} in {seconds:F2} s: {(double)video.Seconds / seconds:F2} times real time, " +
            $"{order.Faces.Count} faces, {Environment.ProcessorCount} processors"));
    }

    private static async Task<IReadOnlyList<DrivenFace>> FacesAsync(FfmpegTools tools, string path, VideoTrack video, int[] chosen)
    {
        var format = FrameFormat.Of(video, PixelFormat.Yuv420p);
        await foreach (var frame in new FrameReader(tools).ReadAsync(path, new FrameRequest(format), TimeSpan.FromMinutes(5), default))
        {
            using (frame)
            {
                var faces = new FaceDetector().Detect(frame).OrderBy(face => face.Box.X).ToList();
                if (faces.Count > chosen.Max())
                    return [.. chosen.Select(i => new DrivenFace(0, video.FrameCount - 1, frame.Index, faces[i].Box, faces.Count == 1))];
            }
        }

        throw new InvalidOperationException($"{path} shows too few faces");
    }

    private static double[] Numbers(string text) => [.. text.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
