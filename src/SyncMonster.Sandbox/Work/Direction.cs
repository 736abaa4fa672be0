using SyncMonster.Sandbox.State;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Performing;

namespace SyncMonster.Sandbox.Work;

/// <summary>What a generate request tells the faces of a video to do.</summary>
internal static class Direction
{
    /// <summary>The strength of lip-sync where the caller leaves it to the service.</summary>
    private const decimal UsualIntensity = 1.5m;

    /// <summary>The performance that the settings ask for.</summary>
    public static Performance Of(GenerationSettings settings) => new()
    {
        LipSync = settings.IsLipsync ? LipSyncModel.Of(settings.Model ?? LipSyncModel.E1.Name) : null,
        Intensity = (double)(settings.LipsyncIntensity ?? UsualIntensity),
        Drama = settings is { IsDrama: true, Drama: { } drama }
            ? new Drama(Amount(drama.Happy), Amount(drama.Sad), Amount(drama.Excited), Amount(drama.Angry))
            : Drama.None,
    };

    /// <summary>The chosen faces, each for as long as its scene lasts.</summary>
    /// <param name="scenes">The scenes of the video.</param>
    /// <param name="chosen">The faces chosen in them.</param>
    public static IReadOnlyList<DrivenFace> Faces(IReadOnlyList<Scene> scenes, IReadOnlyList<SceneFaces> chosen) =>
    [
        .. from choice in chosen
           let scene = scenes.Single(s => s.Id == choice.SceneId)
           from face in scene.Faces
           where choice.FaceIds.Contains(face.Id)
           select new DrivenFace(
               scene.StartFrame,
               scene.EndFrame,
               face.Keyframe,
               new Vision.Faces.FaceBox(face.Box.X, face.Box.Y, face.Box.W, face.Box.H),
               scene.Faces.Count == 1),
    ];

    private static double Amount(decimal? emotion) => (double)(emotion ?? 0);
}
