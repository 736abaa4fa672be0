using System.Text.Json.Serialization;

namespace SyncMonster.Sandbox.State;

/// <summary>
/// Something that happened for good: a line of the journal. One line holds all that must stand or fall together, so a
/// process killed between two lines leaves a consistent ledger.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(FacesFound), "faces_found")]
[JsonDerivedType(typeof(Generated), "generated")]
[JsonDerivedType(typeof(Failed), "failed")]
internal abstract record StateEvent(DateTimeOffset At)
{
    /// <summary>A request was accepted, with its new assets, and billed.</summary>
    public sealed record Accepted(DateTimeOffset At, IReadOnlyList<Asset> NewAssets, Request Request) : StateEvent(At);

    /// <summary>A find-face request succeeded.</summary>
    public sealed record FacesFound(DateTimeOffset At, string RequestId, IReadOnlyList<Scene> Scenes) : StateEvent(At);

    /// <summary>A generate request succeeded.</summary>
    public sealed record Generated(DateTimeOffset At, string RequestId, ResultFile? Result) : StateEvent(At);

    /// <summary>A request failed; a generate request gets its credits back.</summary>
    public sealed record Failed(DateTimeOffset At, string RequestId, Failure Failure) : StateEvent(At);
}
