using System.Diagnostics;
using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Benchmarks;

/// <summary>Tells how long each step of drawing a face takes on the frames of a video, one thread each.</summary>
internal static class Parts
{
    private const int Frames = 60;

    public static async Task MeasureAsync(FfmpegTools tools, string path)
    {
        var format = FrameFormat.Of(MediaProbe.Probe(path).Video!, PixelFormat.Yuv420p);
        var frames = new List<Frame>();
        await foreach (var frame in new FrameReader(tools).ReadAsync(path, new FrameRequest(format), TimeSpan.FromMinutes(5), default))
        {
            using (frame)
                frames.Add(frame.Copy());
            if (frames.Count == Frames)
                break;
        }

        var detector = new FaceDetector();
        var mesh = new FaceMesh();
        var face = frames.SelectMany(detector.Detect0).First();
        var landmarks = mesh.Locate(frames[0], face) ?? throw new InvalidOperationException("no face in the first frame");
        var view = FaceView.Of(frames[0], landmarks, true);
        var speak = new FaceWarp(new Performance { LipSync = LipSyncModel.E1, Intensity = 1.5 });
        var play = new FaceWarp(new Performance { LipSync = LipSyncModel.E1, Intensity = 1.5, Drama = new Drama(0.5, 0, 0.5, 0) });
        var shape = new MouthShape(0.6f, 0.3f);
        Time("detect", frame => detector.Detect(frame));
        Time("mesh", frame => mesh.Locate(frame, landmarks));
        Time("look", frame => FaceView.Of(frame, landmarks, true));
        Time("draw lip-sync", frame => speak.Apply(frame, view, shape, 0.5f, 1));
        Time("draw lip-sync and drama", frame => play.Apply(frame, view, shape, 0.5f, 1));

        void Time(string name, Action<Frame> step)
        {
            frames.ForEach(step);
            var watch = Stopwatch.StartNew();
            frames.ForEach(step);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {watch.Elapsed.TotalMilliseconds / frames.Count:F2} ms a frame"));
        }
    }

    private static IEnumerable<DetectedFace> Detect0(this FaceDetector detector, Frame frame) => detector.Detect(frame);
}
