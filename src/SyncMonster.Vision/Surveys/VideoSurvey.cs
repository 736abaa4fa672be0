using System.Runtime.CompilerServices;
using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Scenes;

namespace SyncMonster.Vision.Surveys;

/// <summary>
/// Finds the scenes of a video and the faces in each, decoding it once, damage anywhere in it being a failure. Memory
/// does not depend on its length: the frames around the one looked at, and a picture of each face of the scene.
/// </summary>
/// <param name="tools">Where ffmpeg is.</param>
public sealed class VideoSurvey(FfmpegTools tools)
{
    /// <summary>The longest side of the frames that are looked at, in pixels.</summary>
    private const int LongestSide = 960;

    // A look for faces takes as long as many frames without one: the decoder goes on meanwhile.
    private const int Ahead = 24;

    /// <summary>The format of each face's crop.</summary>
    public static FrameFormat CropFormat => Portraits.CropFormat;

    /// <summary>The format of each keyframe's picture: the upright video's shape, shrunk where it is larger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The video's picture is larger than any can be.</exception>
    public static FrameFormat PictureFormat(VideoTrack video) =>
        FrameFormat.Of(video, PixelFormat.Yuv420p).Within(LongestSide);

    /// <summary>Reads a video and gives its scenes, each as soon as its end is certain.</summary>
    /// <param name="path">The video.</param>
    /// <param name="video">What the probe found in it.</param>
    /// <param name="settings">How scenes are told apart.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">It can't be decoded or is damaged.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async IAsyncEnumerable<FoundScene> ScanAsync(
        string path, VideoTrack video, SceneSettings settings, TimeSpan limit, [EnumeratorCancellation] CancellationToken ct)
    {
        var full = FrameFormat.Of(video, PixelFormat.Yuv420p);
        var request = new FrameRequest(PictureFormat(video)) { Strict = true, Ahead = Ahead };
        var scenes = new SceneDetector(settings);
        var looks = new Looks(settings);
        var finder = new FaceFinder();
        var portraits = new Portraits(full);
        var waiting = new Queue<IReadOnlyList<FaceSighting>>();
        var tracker = new FaceTracker(looks.FramesBetween);
        var (start, clearFrom) = (0L, 0L);

        await foreach (var frame in new FrameReader(tools).ReadAsync(path, request, limit, ct))
        {
            using var shown = frame;
            var cuts = scenes.Add(frame);
            if (looks.At(frame.Index, scenes.LastDifference) is { } smallest)
            {
                var seen = finder.Find(frame, smallest);
                looks.Saw(seen);
                if (seen.Count > 0)
                    waiting.Enqueue(seen);
            }

            foreach (var cut in cuts)
                yield return Close(cut);
            TrackUntil(scenes.CertainUntil);
        }

        foreach (var cut in scenes.Finish())
            yield return Close(cut);
        if (scenes.Frames > 0)
        {
            var end = Math.Max(scenes.Frames, video.FrameCount);
            yield return Close(new SceneCut(end, end, end));
        }

        FoundScene Close(SceneCut end)
        {
            TrackUntil(end.Frame);
            var faces = tracker.Finish(clearFrom, end.From);
            var scene = new FoundScene(start, end.Frame - 1, [.. faces.Select(portraits.Take)]);
            (start, clearFrom, tracker) = (end.Frame, end.Until, new FaceTracker(looks.FramesBetween));
            return scene;
        }

        void TrackUntil(long end)
        {
            while (waiting.TryPeek(out var seen) && seen[0].Frame < end)
                tracker.Add(waiting.Dequeue());
        }
    }
}
