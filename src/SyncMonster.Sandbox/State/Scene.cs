namespace SyncMonster.Sandbox.State;

/// <summary>A scene of a video; frames count from 0, both ends belong to it.</summary>
internal sealed record Scene(int Id, long StartFrame, long EndFrame, IReadOnlyList<Face> Faces, string? Message);

/// <summary>A face within its scene.</summary>
/// <param name="Id">Its id within the scene.</param>
/// <param name="Keyframe">The frame in which it is clearest.</param>
/// <param name="Box">Where it is in that frame.</param>
/// <param name="Crop">Its picture's file name in the folder of crops; null if none was cut.</param>
/// <param name="Picture">The whole keyframe's file name there, shrunk; null if there is none.</param>
internal sealed record Face(int Id, long Keyframe, FaceBox Box, string? Crop, string? Picture = null);

/// <summary>A box in pixels of the upright frame.</summary>
internal sealed record FaceBox(int X, int Y, int W, int H);
