using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Surveys;

/// <summary>A face of a scene, as it is seen best.</summary>
/// <param name="Id">Its number within the scene, from 0, left to right.</param>
/// <param name="Keyframe">The frame in which it is clearest.</param>
/// <param name="Box">Where it is in that frame, in pixels of the upright video, wholly inside of it.</param>
/// <param name="Crop">The face by itself.</param>
/// <param name="Picture">The whole frame, shrunk.</param>
public sealed record FoundFace(int Id, long Keyframe, FaceBox Box, Frame Crop, Frame Picture);
