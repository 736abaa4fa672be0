using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;

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
