namespace SyncMonster.Batch.Core.Faces;

/// <summary>What the face rules make of the scenes that find-face found.</summary>
public abstract record FaceChoice
{
    private FaceChoice()
    {
    }

    /// <summary>Every scene is decided.</summary>
    /// <param name="Scenes">An entry for every scene that is driven.</param>
    public sealed record Chosen(EquatableList<SceneFaces> Scenes) : FaceChoice;

    /// <summary>A person has to choose in these scenes.</summary>
    /// <param name="Scenes">The scenes and why.</param>
    public sealed record NeedsPerson(EquatableList<UnclearScene> Scenes) : FaceChoice;

    /// <summary>There is nothing to drive, or a rule says to fail.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Failed(string Reason) : FaceChoice;
}

/// <summary>A scene that the rules don't decide.</summary>
/// <param name="SceneId">The scene.</param>
/// <param name="Why">Why not.</param>
public sealed record UnclearScene(int SceneId, string Why);
