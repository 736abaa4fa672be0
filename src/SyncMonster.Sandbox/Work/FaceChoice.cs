using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// Which faces a generate request drives: those it names; in the scenes it leaves out, the one face if there is just
/// one. Scenes with several faces or none are then passed through, as the reference's section "Reading the Result"
/// says.
/// </summary>
internal static class FaceChoice
{
    /// <summary>Chooses the faces to drive.</summary>
    /// <param name="scenes">What find-face found.</param>
    /// <param name="named">What the request names; null for nothing.</param>
    /// <returns>The faces to drive, by scene; scenes without any are not in it.</returns>
    /// <exception cref="RefusedException">
    /// A scene or face does not exist, or no face would be driven at all.
    /// </exception>
    public static IReadOnlyList<SceneFaces> Choose(IReadOnlyList<Scene> scenes, IReadOnlyList<SceneFaces>? named)
    {
        if (scenes.All(s => s.Faces.Count == 0))
            throw RefusedException.Coded(ErrorCode.NoFaceFound, "No face was found in any scene of the video");
        foreach (var entry in named ?? [])
        {
            var scene = scenes.FirstOrDefault(s => s.Id == entry.SceneId)
                ?? throw RefusedException.Invalid(
                    $"'options.scene_faces' names scene {entry.SceneId}, which the video does not have.");
            foreach (var face in entry.FaceIds.Where(id => scene.Faces.All(f => f.Id != id)))
                throw RefusedException.Invalid(
                    $"'options.scene_faces' names face {face} of scene {scene.Id}, which was not found there.");
        }

        var chosen = scenes
            .Select(s => named?.FirstOrDefault(n => n.SceneId == s.Id)
                ?? new SceneFaces(s.Id, s.Faces is [var only] ? [only.Id] : []))
            .Where(s => s.FaceIds.Count > 0)
            .ToList();
        return chosen.Count > 0
            ? chosen
            : throw RefusedException.Invalid(
                "No face would be driven: every scene with faces has several. Name them in 'options.scene_faces'.");
    }
}
