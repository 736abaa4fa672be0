namespace SyncMonster.Batch.Core.Running;

/// <summary>A change of what is remembered. All of one turn are recorded together, before any effect starts.</summary>
public abstract record Transition
{
    private Transition()
    {
    }

    /// <summary>A paid request is now this.</summary>
    /// <param name="Request">The request.</param>
    public sealed record RequestMoved(Request Request) : Transition;

    /// <summary>A job is now this.</summary>
    /// <param name="Job">The job.</param>
    public sealed record JobMoved(Job Job) : Transition;

    /// <summary>The account holds this content as an asset.</summary>
    /// <param name="Content">The content's identity.</param>
    /// <param name="AssetId">Its asset id.</param>
    public sealed record AssetLearned(string Content, long AssetId) : Transition;

    /// <summary>The account no longer knows the asset of this content.</summary>
    /// <param name="Content">The content's identity.</param>
    public sealed record AssetForgotten(string Content) : Transition;

    /// <summary>A person has chosen faces in a scene that the rules don't decide.</summary>
    /// <param name="RequestId">Our own id of the find-face that found them.</param>
    /// <param name="SceneId">The scene.</param>
    /// <param name="FaceIds">The faces to drive; empty: none.</param>
    public sealed record FacesPinned(string RequestId, int SceneId, EquatableList<int> FaceIds) : Transition;

    /// <summary>Something worth telling that changes nothing.</summary>
    /// <param name="Text">What.</param>
    public sealed record Noted(string Text) : Transition;
}
