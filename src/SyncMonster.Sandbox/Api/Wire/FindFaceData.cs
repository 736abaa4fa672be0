namespace SyncMonster.Sandbox.Api.Wire;

/// <summary><c>data</c> of POST find-face.</summary>
internal sealed record FindFaceCreated(string FindFaceId, long VideoAssetId, FindFaceRate CreditDetails);

internal sealed record FindFaceRate(decimal RatePerSec);

/// <summary><c>data</c> of GET find-face/status; the error fields only where it failed.</summary>
internal sealed record FindFaceStatus(
    string FindFaceId, string Status, StatusCode StatusCode, string? ErrorCode, string? ErrorName, string? Message);

/// <summary><c>data</c> of GET get-face.</summary>
internal sealed record FacesFoundData(string FindFaceId, long VideoAssetId, IReadOnlyList<SceneData> Scenes);

internal sealed record SceneData(
    int SceneId, long StartFrame, long EndFrame, IReadOnlyList<FaceData> Faces, string? Message);

internal sealed record FaceData(int FaceId, long Keyframe, string FaceCrop, FaceCoordinate FaceCoordinate);

internal sealed record FaceCoordinate(int X, int Y, int W, int H);
