namespace SyncMonster.Batch.Api;

/// <summary>The scenes and faces of a finished find-face request.</summary>
/// <param name="FindFaceId">The request.</param>
/// <param name="VideoAssetId">The video's asset id; null if not said.</param>
/// <param name="Scenes">The scenes in the service's order.</param>
public sealed record FoundFaces(string FindFaceId, long? VideoAssetId, IReadOnlyList<FoundScene> Scenes);

/// <summary>A scene between two cuts.</summary>
/// <param name="SceneId">Its number within the request.</param>
/// <param name="StartFrame">Its first frame.</param>
/// <param name="EndFrame">Its last frame, inclusive.</param>
/// <param name="Faces">The faces in it; empty if there are none.</param>
/// <param name="Message">What the service remarks, such as "No face in scene"; cleaned; null if nothing.</param>
public sealed record FoundScene(
    int SceneId, long StartFrame, long EndFrame, IReadOnlyList<FoundFace> Faces, string? Message);

/// <summary>A face within a scene.</summary>
/// <param name="FaceId">Its number within the scene.</param>
/// <param name="Keyframe">The frame where it is clearest; null if not said.</param>
/// <param name="Crop">Its picture, on another host than the API and for a limited time; null if not said.</param>
/// <param name="Box">Where it is in the keyframe; null if not said.</param>
public sealed record FoundFace(int FaceId, long? Keyframe, Uri? Crop, FaceBox? Box);

/// <summary>A box in the pixels of the video.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public sealed record FaceBox(double X, double Y, double Width, double Height);
