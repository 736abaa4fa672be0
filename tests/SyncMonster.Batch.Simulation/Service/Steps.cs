using System.Globalization;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>
/// What a paid request is for, in words of the service's own: two requests with the same words are the same work. Both
/// sides are put into these words, so that the judge can hold what was asked for against what was wanted.
/// </summary>
internal static class Steps
{
    public static string FindFace(string video, (decimal? Threshold, int? MinLength) detection) => string.Create(
        CultureInfo.InvariantCulture,
        $"find-face of {video}{(detection == default ? "" : $" {detection.Threshold}/{detection.MinLength}")}");

    public static string Generate(string analysis, string audio, GenerateRequest request) => string.Create(
        CultureInfo.InvariantCulture,
        $"dub with {audio} {request.LipSync?.Model}{request.LipSync?.Intensity} {Words(request.Drama)} "
        + $"{Words(request.SceneFaces)} on {analysis}");

    /// <summary>The step that one of the engine's own requests is meant to be.</summary>
    /// <param name="ask">The engine's request.</param>
    /// <param name="analysisOf">The step of a find-face by its id.</param>
    public static string Of(Ask ask, Func<string, string> analysisOf) => ask switch
    {
        Ask.FindFace find => FindFace(
            find.Video.Content, (find.Detection.SceneThreshold, find.Detection.MinSceneLength)),
        Ask.Generate generate => Generate(analysisOf(generate.FindFaceId), generate.Audio.Content, new GenerateRequest(
            generate.FindFaceId,
            new MediaInput.Asset(0),
            generate.LipSync,
            generate.Drama,
            generate.Faces)),
        _ => throw new InvalidOperationException(),
    };

    private static string Words(Drama? drama) => drama is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"drama {drama.Happy}/{drama.Sad}/{drama.Excited}/{drama.Angry}");

    private static string Words(IReadOnlyList<SceneFaces> faces) => string.Join(
        ' ', faces.Select(scene => $"{scene.SceneId}:{string.Join('+', scene.FaceIds)}"));
}
