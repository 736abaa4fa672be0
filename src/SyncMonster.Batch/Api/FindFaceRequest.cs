
namespace SyncMonster.Batch.Api;

/// <summary>
/// What <c>POST /find-face</c> is asked: scenes and faces of one video. Billed at 0.5 credit a second.
/// </summary>
/// <param name="Video">The video.</param>
/// <param name="SceneThreshold">How sensitively scenes are split; null: the service's default.</param>
/// <param name="MinSceneLength">The fewest frames between two cuts; null: the service's default.</param>
public sealed record FindFaceRequest(MediaInput Video, decimal? SceneThreshold = null, int? MinSceneLength = null);
