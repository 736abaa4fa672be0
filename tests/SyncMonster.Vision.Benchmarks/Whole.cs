using System.Diagnostics;
using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Vision.Exporting;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Scenes;
using SyncMonster.Vision.Surveys;

namespace SyncMonster.Vision.Benchmarks;

/// <summary>
/// The two steps of the service on a video as it is or looped to a length: what is found, how fast, and the most memory
/// this process held meanwhile (ffmpeg's own, which runs beside it, is not in it).
/// </summary>
internal static class Whole
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Finds scenes and faces.</summary>
    public static async Task FindFaceAsync(FfmpegTools tools, string video, string? seconds)
    {
        using var looped = await Looped.MakeAsync(tools, video, seconds);
        var scenes = await SurveyAsync(tools, looped.Path);
        foreach (var scene in scenes)
            Console.WriteLine($"scene {scene.StartFrame}-{scene.EndFrame}: {string.Join("; ", scene.Faces.Select(Show))}");
    }

    /// <summary>Finds the faces and moves them all, with the model e1 as strongly as the service does by default.</summary>
    public static async Task GenerateAsync(FfmpegTools tools, string video, string audio, string output, string? seconds)
    {
        using var looped = await Looped.MakeAsync(tools, video, seconds);
        var scenes = await SurveyAsync(tools, looped.Path);
        var track = MediaProbe.Probe(looped.Path).Video!;
        var order = new ExportOrder
        {
            VideoPath = looped.Path,
            Video = track,
            AudioPath = audio,
            OutputPath = output,
            Faces = [.. from scene in scenes
                        from face in scene.Faces
                        select new DrivenFace(scene.StartFrame, scene.EndFrame, face.Keyframe, face.Box, scene.Faces.Count == 1)],
            Performance = new Performance { LipSync = LipSyncModel.E1, Intensity = 1.5 },
        };
        var watch = Stopwatch.StartNew();
        await new VideoExport(tools).RunAsync(order, Long, default);
        Tell($"generate, {order.Faces.Count} faces", track, watch.Elapsed);
    }

    private static async Task<List<FoundScene>> SurveyAsync(FfmpegTools tools, string path)
    {
        var video = MediaProbe.Probe(path).Video!;
        var watch = Stopwatch.StartNew();
        List<FoundScene> scenes = [];
        var settings = new SceneSettings(FramesPerSecond: video.FramesPerSecond);
        await foreach (var scene in new VideoSurvey(tools).ScanAsync(path, video, settings, Long, default))
        {
            // Whoever keeps the pictures keeps their memory.
            scenes.Add(scene with { Faces = [.. scene.Faces.Select(face => face with { Crop = null!, Picture = null! })] });
        }

        Tell($"find-face, {scenes.Count} scenes, {scenes.Sum(scene => scene.Faces.Count)} faces", video, watch.Elapsed);
        return scenes;
    }

    private static string Show(FoundFace face) => string.Create(
        CultureInfo.InvariantCulture,
        $"face {face.Id} in {face.Keyframe} at {face.Box.X:F0},{face.Box.Y:F0} {face.Box.Width:F0}x{face.Box.Height:F0}");

    private static void Tell(string step, VideoTrack video, TimeSpan took)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{step}: {video.Seconds:F1} s of {video.Width}x{video.Height} in {took.TotalSeconds:F2} s, "
            + $"{(double)video.Seconds / took.TotalSeconds:F2} times real time; {Environment.ProcessorCount} processors, "
            + $"at most {self.PeakWorkingSet64 >> 20} MiB"));
    }
}
