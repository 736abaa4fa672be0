using System.Numerics;
using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Following;

/// <summary>
/// Looks for the driven faces through their scenes, several times a second on small pictures, so that each can be
/// followed from its keyframe both ways before its scene is drawn.
/// </summary>
/// <param name="tools">Where ffmpeg is.</param>
internal sealed class FaceSearch(FfmpegTools tools)
{
    private const double LooksASecond = 4;
    private const int SmallSide = 640;
    private const int LargeSide = 1280;

    // Below this part of the picture's longer side a face is too small for one look at the whole picture.
    private const float SmallFace = 1f / 14;

    /// <summary>Finds the routes of the driven faces.</summary>
    /// <exception cref="FfmpegException">The video can't be decoded, or not within the limit.</exception>
    public async Task<IReadOnlyList<FaceRoute>> FindAsync(
        string path, VideoTrack video, IReadOnlyList<DrivenFace> faces, TimeSpan limit, CancellationToken ct)
    {
        var whole = FrameFormat.Of(video, PixelFormat.Yuv420p);
        var smallest = faces.Min(face => Math.Max(face.Box.Width, face.Box.Height));
        var isSmall = smallest < SmallFace * Math.Max(whole.Width, whole.Height);
        var request = new FrameRequest(whole.Within(isSmall ? LargeSide : SmallSide))
        {
            Every = Math.Max(1, (int)Math.Round(video.FramesPerSecond / LooksASecond)),
        };
        var scale = new Vector2((float)whole.Width / request.Format.Width, (float)whole.Height / request.Format.Height);
        var smallestFace = isSmall ? SmallestFace.Small : SmallestFace.Usual;
        var detector = new FaceDetector { MinimumScore = 0.5f };
        var looks = new List<(long Frame, IReadOnlyList<DetectedFace> Faces)>();
        await foreach (var frame in new FrameReader(tools).ReadAsync(path, request, limit, ct))
        {
            using (frame)
            {
                if (!faces.Any(face => face.Covers(frame.Index)))
                    continue;
                var seen = detector.Detect(frame, smallestFace).Select(face => Scaled(face, scale));
                looks.Add((frame.Index, [.. seen]));
            }
        }

        return [.. faces.Select(face => FaceRoute.Of(face, looks, request.Every))];
    }

    private static DetectedFace Scaled(DetectedFace face, Vector2 scale) => new(
        new FaceBox(face.Box.X * scale.X, face.Box.Y * scale.Y, face.Box.Width * scale.X, face.Box.Height * scale.Y),
        face.Score,
        face.RightEye * scale,
        face.LeftEye * scale,
        face.NoseTip * scale,
        face.Mouth * scale,
        face.RightEar * scale,
        face.LeftEar * scale);
}
