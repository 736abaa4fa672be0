using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>A scene of a job's video, and which of its faces were chosen.</summary>
/// <param name="SceneId"><c>scene_id</c>.</param>
/// <param name="StartFrame">Its first frame; null where the scene isn't known.</param>
/// <param name="EndFrame">Its last frame; null where the scene isn't known.</param>
/// <param name="FacesFound">How many faces find-face found in it; null where that isn't known.</param>
/// <param name="Chosen">The faces that are driven; empty: none is.</param>
public sealed record SceneReport(
    int SceneId, int? StartFrame, int? EndFrame, int? FacesFound, EquatableList<int> Chosen)
{
    /// <summary>The scenes that find-face found, with the faces that were asked for.</summary>
    /// <param name="findFace">The find-face; null where there is none.</param>
    /// <param name="generation">The generation; null where none was asked for.</param>
    internal static IReadOnlyList<SceneReport> Of(Request? findFace, Request? generation)
    {
        var chosen = ((generation?.Ask as Ask.Generate)?.Faces ?? []).DistinctBy(scene => scene.SceneId)
            .ToDictionary(scene => scene.SceneId, scene => scene.FaceIds);
        var found = findFace?.Scenes ?? [];
        var known = found.Select(scene => scene.Id).ToHashSet();
        return
        [
            .. found.Select(scene => Of(scene, chosen.GetValueOrDefault(scene.Id, []))),
            .. chosen.Where(scene => !known.Contains(scene.Key)).OrderBy(scene => scene.Key)
                .Select(scene => new SceneReport(scene.Key, null, null, null, scene.Value)),
        ];
    }

    private static SceneReport Of(Scene scene, EquatableList<int> chosen) =>
        new(scene.Id, scene.StartFrame, scene.EndFrame, scene.Faces.Count, chosen);
}
