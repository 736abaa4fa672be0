using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>A video or an audio of a simulated world.</summary>
/// <param name="Content">What the plan knows it by.</param>
/// <param name="Reference">How the plan names it to the service.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="IsLengthKnown">Whether the plan knows that.</param>
/// <param name="Frames">How many frames it has; 0 for audio.</param>
/// <param name="Scenes">What a find-face finds in it.</param>
/// <param name="Refusal">The code with which the service refuses it; null: it takes it.</param>
internal sealed record Clip(
    string Content,
    MediaReference Reference,
    decimal Seconds,
    bool IsLengthKnown,
    int Frames,
    IReadOnlyList<Scene> Scenes,
    string? Refusal = null)
{
    public bool IsVideo => Frames > 0;

    /// <summary>Whether its frames are too close to a number to tell it from another video with so many.</summary>
    public bool HasAbout(int frames) => Math.Abs(Frames - frames) <= Math.Max(4, frames / 40);

    /// <summary>As the plan has it: of what isn't a file here, no frames are known.</summary>
    public PlannedMedia Planned => Reference is MediaReference.LocalFile
        ? new(Reference, Content, Seconds, 100_000, 1280, 720, IsVideo ? Frames : null)
        : new(Reference, Content, IsLengthKnown ? Seconds : null, 0, null, null, null);

    /// <summary>
    /// Faces of a video: in one of eight two that are alike, so that only a rule or a person can choose.
    /// </summary>
    public static IReadOnlyList<Scene> DrawScenes(Draw draw, int frames)
    {
        var count = draw.Between(1, 3);
        var alike = draw.Chance(0.12);
        return [.. Enumerable.Range(0, count).Select(number => new Scene(
            number + 1,
            frames * number / count,
            (frames * (number + 1) / count) - 1,
            alike || draw.Chance(0.3) ? [Face(0, 200), Face(1, alike ? 199 : 90)] : [Face(0, 200)]))];

        Face Face(int id, int size) => new(id, 1, null, new Box(100 + (300 * id), 100, size, size));
    }
}
