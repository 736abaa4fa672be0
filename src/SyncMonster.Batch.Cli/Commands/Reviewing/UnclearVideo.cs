using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Reviewing;

/// <summary>A scene in which a person has to choose.</summary>
/// <param name="Scene">The scene, with its faces.</param>
/// <param name="Why">Why the rules don't decide it.</param>
internal sealed record UnclearSceneOf(Scene Scene, string Why);

/// <summary>A video whose faces the rules of some jobs don't decide in every scene.</summary>
/// <param name="State">All that is known of its project.</param>
/// <param name="Analysis">The find-face that found the faces.</param>
/// <param name="Jobs">The jobs that wait for the choice.</param>
/// <param name="Scenes">The scenes to choose in.</param>
internal sealed record UnclearVideo(
    BatchState State, Request Analysis, IReadOnlyList<Job> Jobs, IReadOnlyList<UnclearSceneOf> Scenes)
{
    /// <summary>The video.</summary>
    public PlannedMedia Video => Analysis.Ask.Video;

    /// <summary>The videos of a project that wait for a person.</summary>
    public static IEnumerable<UnclearVideo> Of(BatchState state)
    {
        var waiting = state.Jobs.Values.Where(job => job is { Stage: JobStage.Review, RequestId: not null }).OrderBy(
            job => job.Plan.Order);
        foreach (var jobs in waiting.GroupBy(job => job.RequestId!))
        {
            if (!state.Requests.TryGetValue(jobs.Key, out var analysis)) continue;
            var scenes = (analysis.Scenes ?? []).ToDictionary(scene => scene.Id);
            var unclear = jobs.SelectMany(job => Unclear(job.Plan, analysis)).DistinctBy(scene => scene.SceneId).OrderBy(scene => scene.SceneId)
                .Select(scene => new UnclearSceneOf(scenes[scene.SceneId], scene.Why)).ToList();
            if (unclear.Count > 0) yield return new UnclearVideo(state, analysis, [.. jobs], unclear);
        }
    }

    // By the rules alone: what was chosen before may be chosen again.
    private static EquatableList<UnclearScene> Unclear(PlannedJob plan, Request analysis) =>
        FaceChooser.Choose(analysis.Scenes ?? [], plan.Faces, plan.Video.Width, plan.Video.Height) is FaceChoice.NeedsPerson(var scenes)
            ? scenes
            : [];
}
