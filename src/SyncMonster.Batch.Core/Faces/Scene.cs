namespace SyncMonster.Batch.Core.Faces;

/// <summary>A face's bounding box in its keyframe, in pixels from the top left (<c>face_coordinate</c>).</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct Box(int X, int Y, int Width, int Height)
{
    /// <summary>The area in square pixels.</summary>
    public long Area => (long)Width * Height;

    /// <summary>The middle, from the left.</summary>
    public decimal CenterX => X + (Width / 2m);

    /// <summary>The middle, from the top.</summary>
    public decimal CenterY => Y + (Height / 2m);
}

/// <summary>A face that find-face found in a scene (reference, "Per-Face Fields").</summary>
/// <param name="Id"><c>face_id</c>: its name within the scene, and only there.</param>
/// <param name="Keyframe">The frame where it is clearest.</param>
/// <param name="CropUrl">A thumbnail's address; null where the service gave none.</param>
/// <param name="Box">Where it is in the keyframe.</param>
public sealed record Face(int Id, int Keyframe, string? CropUrl, Box Box);

/// <summary>A scene of a video (reference, "Per-Scene Fields").</summary>
/// <param name="Id"><c>scene_id</c>.</param>
/// <param name="StartFrame">Its first frame.</param>
/// <param name="EndFrame">Its last frame.</param>
/// <param name="Faces">The faces in it; empty: the scene is passed through untouched.</param>
public sealed record Scene(int Id, int StartFrame, int EndFrame, EquatableList<Face> Faces);

/// <summary>The faces to drive in one scene (<c>options.scene_faces</c>).</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="FaceIds">One or more faces of it, ascending.</param>
public sealed record SceneFaces(int SceneId, EquatableList<int> FaceIds);
