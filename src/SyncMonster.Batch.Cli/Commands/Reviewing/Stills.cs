using System.Globalization;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Media;

namespace SyncMonster.Batch.Cli.Commands.Reviewing;

/// <summary>Pictures out of a video that lies on this machine.</summary>
internal sealed class Stills(FfmpegTools? tools)
{
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Whether pictures can be had of a video.</summary>
    public bool Has(PlannedMedia video) =>
        tools is not null && video is { Reference: MediaReference.LocalFile file, Frames: > 0, Seconds: > 0 } && File.Exists(file.Path);

    /// <summary>A whole frame as JPEG, 960 pixels wide at the most.</summary>
    public Task<byte[]> FrameAsync(PlannedMedia video, int frame, CancellationToken ct) =>
        TakeAsync(video, frame, "scale='min(960,iw)':-2", ct);

    /// <summary>A face as JPEG, with half of its size around it.</summary>
    public Task<byte[]> FaceAsync(PlannedMedia video, Face face, CancellationToken ct)
    {
        var box = face.Box;
        var (width, height) = (Math.Min(box.Width * 2, video.Width ?? int.MaxValue), Math.Min(box.Height * 2, video.Height ?? int.MaxValue));
        var (left, top) = (Math.Max(0, box.X - ((width - box.Width) / 2)), Math.Max(0, box.Y - ((height - box.Height) / 2)));
        return TakeAsync(video, face.Keyframe, Invariant($"crop={width}:{height}:{left}:{top},scale=-2:240"), ct);
    }

    private Task<byte[]> TakeAsync(PlannedMedia video, int frame, string filter, CancellationToken ct)
    {
        // Half a frame early: the next one that comes is the one.
        var second = Math.Max(0, (frame - 0.5m) * video.Seconds!.Value / video.Frames!.Value);
        return FfmpegProcess.CaptureAsync(
            tools!.FfmpegPath,
            [
                "-ss", second.ToString("0.######", CultureInfo.InvariantCulture),
                "-i", FfmpegProcess.FileUrl(((MediaReference.LocalFile)video.Reference).Path),
                "-map", "0:v:0", "-frames:v", "1", "-vf", filter, "-q:v", "3", "-c:v", "mjpeg", "-f", "image2pipe", "pipe:1",
            ],
            MostBytes,
            Limit,
            ct);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
