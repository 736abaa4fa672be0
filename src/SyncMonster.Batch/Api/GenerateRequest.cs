namespace SyncMonster.Batch.Api;

/// <summary>
/// What <c>POST /generate</c> is asked: lip-sync, drama or both on chosen faces. At least one of
/// <paramref name="LipSync"/> and <paramref name="Drama"/> is given. Billed at 1 credit a second each.
/// </summary>
/// <param name="FindFaceId">The finished find-face request.</param>
/// <param name="Audio">The dubbed audio; the service wants one even for drama alone.</param>
/// <param name="LipSync">Lip-sync settings; null: no lip-sync.</param>
/// <param name="Drama">Drama settings; null: no drama.</param>
/// <param name="SceneFaces">
/// The faces to drive, scene by scene; empty: the field is left out, and single faces are driven.
/// </param>
public sealed record GenerateRequest(
    string FindFaceId,
    MediaInput Audio,
    LipSync? LipSync,
    Drama? Drama,
    IReadOnlyList<SceneFaces> SceneFaces);

/// <summary>Lip-sync settings of a generation.</summary>
/// <param name="Model">The model.</param>
/// <param name="Intensity">How pronounced the sync is, 0.5 to 3.5; null: the service's default.</param>
public sealed record LipSync(LipSyncModel Model, double? Intensity = null);

/// <summary>The service's lip-sync models.</summary>
public enum LipSyncModel
{
    /// <summary>Pro, recommended for most videos, ideal for frontal faces.</summary>
    E1,

    /// <summary>Adaptive, for a wide range of angles.</summary>
    E2,

    /// <summary>Legacy, for overall coverage.</summary>
    E3,
}

/// <summary>How strongly each emotion plays, 0 to 1; null: not sent.</summary>
/// <param name="Happy">Happy; on one axis with <paramref name="Sad"/>.</param>
/// <param name="Sad">Sad; on one axis with <paramref name="Happy"/>.</param>
/// <param name="Excited">Excited.</param>
/// <param name="Angry">Angry.</param>
public sealed record Drama(double? Happy = null, double? Sad = null, double? Excited = null, double? Angry = null);

/// <summary>The faces to drive in one scene.</summary>
/// <param name="SceneId">The scene, as <c>GET /get-face</c> numbers it.</param>
/// <param name="FaceIds">The faces within the scene.</param>
public sealed record SceneFaces(int SceneId, IReadOnlyList<int> FaceIds);
