using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Scenes;
using SyncMonster.Vision.Surveys;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// The step behind find-face: scenes and faces of a probed video, found by decoding it once, which finds its damage as
/// well. Without ffmpeg nothing can be found: faces are declared (<see cref="DeclaredFaces"/>).
/// </summary>
internal sealed class Analysis(FfmpegTools? tools, SandboxFolder folder)
{
    private const string NoFace = "No face in scene";

    /// <summary>Whether faces are declared rather than found.</summary>
    public bool Declares => tools is null;

    /// <summary>An answer's message, with a mark where faces are declared.</summary>
    public string Mark(string message) => Declares ? DeclaredFaces.Mark(message) : message;

    /// <summary>Finds the scenes and faces of a request's video.</summary>
    /// <exception cref="RequestFailedException">The video is damaged, or shows no face.</exception>
    public async Task<IReadOnlyList<Scene>> AnalyseAsync(Request request, Asset video, CancellationToken ct)
    {
        if (tools is null)
            return DeclaredFaces.Of(video.Media.Video!);

        var scratch = Directory.CreateDirectory(folder.NewIncoming("")).FullName;
        try
        {
            var scenes = await FindAsync(tools, request, video, scratch, ct);
            if (scenes.Count == 0)
                throw Damaged("not one frame of its picture can be decoded.");
            return scenes.Any(scene => scene.Faces.Count > 0)
                ? scenes
                : throw new RequestFailedException(ErrorCode.NoFaceFound, ErrorCode.NoFaceFound.Description);
        }
        catch (FfmpegException e) when (e.ExitCode is not null)
        {
            throw Damaged(e.Message, e);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<List<Scene>> FindAsync(
        FfmpegTools ffmpeg, Request request, Asset video, string scratch, CancellationToken ct)
    {
        var track = video.Media.Video!;
        var limit = TimeLimit.For(video.Media.Seconds);
        var survey = new VideoSurvey(ffmpeg);
        List<Scene> scenes = [];
        List<(string From, string To)> pictures = [];
        await using var crops = Jpegs(ffmpeg, scratch, "crops", VideoSurvey.CropFormat, limit, ct);
        await using var keyframes = Jpegs(ffmpeg, scratch, "keyframes", VideoSurvey.PictureFormat(track), limit, ct);
        await foreach (var found in survey.ScanAsync(folder.AssetPath(video), track, SettingsOf(request, track), limit, ct))
        {
            List<Face> faces = [];
            foreach (var face in found.Faces)
            {
                var name = string.Create(
                    CultureInfo.InvariantCulture, $"{request.FindFaceId}_s{scenes.Count + 1}_f{face.Id}");
                pictures.Add((await crops.AddAsync(face.Crop), $"{name}.jpg"));
                pictures.Add((await keyframes.AddAsync(face.Picture), $"{name}_keyframe.jpg"));
                var (x, y, w, h) = ((int)face.Box.X, (int)face.Box.Y, (int)face.Box.Width, (int)face.Box.Height);
                faces.Add(
                    new Face(face.Id, face.Keyframe, new FaceBox(x, y, w, h), $"{name}.jpg", $"{name}_keyframe.jpg"));
            }

            scenes.Add(
                new Scene(scenes.Count + 1, found.StartFrame, found.EndFrame, faces, faces.Count == 0 ? NoFace : null));
        }

        await crops.FinishAsync();
        await keyframes.FinishAsync();
        foreach (var (from, to) in pictures)
            folder.Settle(from, Path.Combine(folder.Crops, to));
        return scenes;
    }

    private static SceneSettings SettingsOf(Request request, VideoTrack track)
    {
        var settings = new SceneSettings { FramesPerSecond = track.FramesPerSecond };
        return settings with
        {
            Threshold = (double?)request.Detection?.SceneThreshold ?? settings.Threshold,
            MinimumLength = request.Detection?.MinSceneLength ?? settings.MinimumLength,
        };
    }

    private static JpegFolder Jpegs(
        FfmpegTools ffmpeg, string scratch, string name, FrameFormat format, TimeSpan limit, CancellationToken ct) =>
        JpegFolder.Open(ffmpeg, Directory.CreateDirectory(Path.Combine(scratch, name)).FullName, format, limit, ct);

    private static RequestFailedException Damaged(string why, Exception? inner = null) =>
        new(ErrorCode.DataCorrupted, $"{ErrorCode.DataCorrupted.Description}: {why}", inner);
}
