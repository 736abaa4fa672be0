using System.Globalization;
using System.Net;
using System.Text;
using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Pages;

/// <summary>
/// What find-face found, to be looked at: each video's scenes in a row, faces drawn on their keyframes.
/// </summary>
internal static class SceneStrips
{
    private const int MostVideos = 8;
    private const int MostScenes = 48;

    public static void Write(StringBuilder html, StateSnapshot now)
    {
        var found = now.Requests.Where(r => r.Scenes is not null).OrderByDescending(r => r.CreatedAt).ToList();
        if (found.Count == 0)
            return;
        var shown = found.Count > MostVideos
            ? $"the newest {MostVideos} of {found.Count} videos"
            : $"{found.Count} of {found.Count} videos";
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>Scenes and faces <span class=dim>{shown}</span></h2>");
        foreach (var request in found.Take(MostVideos))
        {
            var asset = now.Assets.First(a => a.Id == request.VideoAssetId);
            html.Append(CultureInfo.InvariantCulture, $"""
                <p class=video>video {asset.Id} <span class=dim>{Text(ShortText.Picture(asset.Media.Video))}, {Counts(request.Scenes!)} ·
                <code>{request.FindFaceId}</code></span></p><div class=strip>
                """);
            foreach (var scene in request.Scenes!.Take(MostScenes))
                WriteScene(html, request, scene, asset.Media.Video!);
            if (request.Scenes!.Count > MostScenes)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<figure><figcaption>and {request.Scenes.Count - MostScenes} more scenes</figcaption></figure>");
            html.Append("</div>");
        }

        html.Append("</section>");
    }

    private static string Counts(IReadOnlyList<Scene> scenes) => string.Create(CultureInfo.InvariantCulture,
        $"{scenes.Count} {(scenes.Count == 1 ? "scene" : "scenes")}, {scenes.Sum(s => s.Faces.Count) switch { 1 => "1 face", var faces => $"{faces} faces" }}");

    private static void WriteScene(StringBuilder html, Request request, Scene scene, VideoTrack video)
    {
        var caption = $"scene {scene.Id} <span class=dim>frames {scene.StartFrame} to {scene.EndFrame}</span>";
        if (scene.Faces.Count == 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<figure><div class=none>{Text(scene.Message)}</div><figcaption>{caption}</figcaption></figure>");
            return;
        }

        // Faces that are clearest in the same frame share its picture.
        foreach (var keyframe in scene.Faces.GroupBy(f => f.Keyframe))
        {
            var picture = keyframe.First().Picture is null
                ? "<div class=none></div>"
                : $"<img alt=\"frame {keyframe.Key}\" src=\"{CropEndpoint.KeyframeOf(request, scene, keyframe.First())}\">";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<figure><div class=frame>{picture}{string.Concat(keyframe.Select(f => Box(f, video)))}</div>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<figcaption>{caption} <span class=dim>· {keyframe.Key}</span></figcaption></figure>");
        }
    }

    private static string Box(Face face, VideoTrack video)
    {
        var (width, height) = video.RotationDegrees is 90 or 270
            ? (video.Height, video.Width)
            : (video.Width, video.Height);
        var (x, y, w, h) = face.Box;
        return string.Create(CultureInfo.InvariantCulture,
            $"<i style=\"left:{Share(x, width)}%;top:{Share(y, height)}%;width:{Share(w, width)}%;height:{Share(h, height)}%\"><s>{face.Id}</s></i>");
    }

    private static string Share(int part, int whole) =>
        Math.Round(100m * part / whole, 2).ToString(CultureInfo.InvariantCulture);

    private static string Text(string? value) => WebUtility.HtmlEncode(value) ?? "";
}
