using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// The step behind find-face: scenes and faces of a probed video. It declares them: one scene, one face in the middle
/// of the frame. With ffmpeg the video is decoded as a check for damage, and the declared face's crop is cut from it.
/// </summary>
internal sealed class Analysis(FfmpegTools? tools, SandboxFolder folder)
{
    private const string Declared = "declared in the middle of the frame, not found in the picture";

    /// <summary>Adds to an answer's message that faces are declared.</summary>
    public static string Mark(string message) => $"{message} (sandbox: one face is {Declared})";

    /// <summary>Finds the scenes and faces of a request's video.</summary>
    /// <exception cref="RequestFailedException">The video is damaged.</exception>
    public async Task<IReadOnlyList<Scene>> AnalyseAsync(Request request, Asset video, CancellationToken ct)
    {
        var scenes = Declare(video.Media.Video!);
        if (tools is null)
            return scenes;

        var path = folder.AssetPath(video);
        await DecodeCheck.RunAsync(tools, path, video.Media.Seconds, ct);
        var withCrops = new List<Scene>();
        foreach (var scene in scenes)
        {
            var faces = new List<Face>();
            foreach (var face in scene.Faces)
            {
                var crop = $"{request.FindFaceId}_s{scene.Id}_f{face.Id}.jpg";
                await CutCropAsync(path, video.Media.Video!, face, Path.Combine(folder.Crops, crop), ct);
                faces.Add(face with { Crop = crop });
            }

            withCrops.Add(scene with { Faces = faces });
        }

        return withCrops;
    }

    /// <summary>One scene over the whole video, with one face a third of the frame high in its middle.</summary>
    public static IReadOnlyList<Scene> Declare(VideoTrack video)
    {
        var (width, height) = video.RotationDegrees is 90 or 270 ? (video.Height, video.Width) : (video.Width, video.Height);
        var side = Math.Max(1, Math.Min(width, height) / 3);
        var lastFrame = Math.Max(0, video.FrameCount - 1);
        var face = new Face(0, lastFrame / 2, new FaceBox((width - side) / 2, (height - side) / 2, side, side), Crop: null);
        return [new Scene(1, 0, lastFrame, [face], $"Sandbox: the face is {Declared}")];
    }

    private async Task CutCropAsync(string video, VideoTrack track, Face face, string crop, CancellationToken ct)
    {
        var seconds = track.FramesPerSecond > 0 ? face.Keyframe / track.FramesPerSecond : 0;
        var whole = folder.NewIncoming(".jpg");
        var (x, y, w, h) = face.Box;
        try
        {
            await FfmpegProcess.RunAsync(
                tools!.FfmpegPath,
                [
                    "-ss", seconds.ToString("0.######", CultureInfo.InvariantCulture), "-i", FfmpegProcess.FileUrl(video),
                    "-map", "0:v:0", "-frames:v", "1", "-vf", string.Create(CultureInfo.InvariantCulture, $"crop={w}:{h}:{x}:{y}:exact=1"),
                    "-q:v", "3", "-update", "1", "-f", "image2", FfmpegProcess.FileUrl(whole),
                ],
                TimeLimit.For((decimal)track.Seconds),
                ct);
            folder.Settle(whole, crop);
        }
        finally
        {
            File.Delete(whole);
        }
    }
}
