namespace SyncMonster.Vision.Surveys;

/// <summary>A scene of a video; frames count from 0, both ends belong to it.</summary>
/// <param name="StartFrame">Its first frame.</param>
/// <param name="EndFrame">Its last frame.</param>
/// <param name="Faces">The faces in it, from left to right; none where nobody is seen.</param>
public sealed record FoundScene(long StartFrame, long EndFrame, IReadOnlyList<FoundFace> Faces);
