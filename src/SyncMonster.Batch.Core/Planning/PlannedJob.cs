using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>A video or audio track whose content is known, or as well known as it can be.</summary>
/// <param name="Reference">How the manifest names it.</param>
/// <param name="Content">
/// Its identity: <c>sha256:</c> and the digest of a file's bytes, or <c>url:</c> or <c>asset:</c> and what names it.
/// </param>
/// <param name="Seconds">Its length; null where neither the content nor the manifest tells.</param>
/// <param name="Bytes">Its size; 0 where nothing has to be sent.</param>
/// <param name="Width">The frame's width in pixels as shown (rotation applied); null where unknown.</param>
/// <param name="Height">The frame's height in pixels as shown; null where unknown.</param>
/// <param name="Frames">The number of frames; null where unknown.</param>
public sealed record PlannedMedia(
    MediaReference Reference, string Content, decimal? Seconds, long Bytes, int? Width, int? Height, long? Frames);

/// <summary>A label of the user's own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record Tag(string Name, string Value);

/// <summary>A job as it will run: its spec, with the contents of its inputs and its identity known.</summary>
/// <param name="Key">Its identity: video, detection, audio, settings and rules; not its name, row or output.</param>
/// <param name="AnalysisKey">The identity of the analysis it needs: video content and detection.</param>
/// <param name="Id">Its name in the manifest.</param>
/// <param name="Video">The video.</param>
/// <param name="Audio">The dubbed audio.</param>
/// <param name="Language">The dub's language; null where not given.</param>
/// <param name="LipSync">Lip-sync; null: none.</param>
/// <param name="Drama">Drama; null: none.</param>
/// <param name="Faces">The face rules in order.</param>
/// <param name="Detection">Settings of find-face.</param>
/// <param name="Tags">The user's labels, by name.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="Order">Its place in the manifest, from 0: the second thing that orders jobs.</param>
/// <param name="MaxCredits">The most it may cost; null: no limit of its own.</param>
/// <param name="Retries">How often a generation that the service failed may be paid for again.</param>
/// <param name="Output">The full path of the delivered video.</param>
public sealed record PlannedJob(
    string Key,
    string AnalysisKey,
    string Id,
    PlannedMedia Video,
    PlannedMedia Audio,
    string? Language,
    LipSync? LipSync,
    Drama? Drama,
    EquatableList<FaceRule> Faces,
    Detection Detection,
    EquatableList<Tag> Tags,
    int Priority,
    int Order,
    Credits? MaxCredits,
    int Retries,
    string Output)
{
    /// <summary>By how many seconds audio and video may differ in length before it is worth a warning.</summary>
    public decimal LengthTolerance { get; init; } = JobSpec.UsualLengthTolerance;

    /// <summary>The most that finding the faces of its video can cost; null where the length isn't known.</summary>
    public Credits? FindFaceWorst => Worst(Price.FindFacePerSecond);

    /// <summary>The most that its generation can cost; null where the length isn't known.</summary>
    public Credits? GenerateWorst => Worst(GeneratePerSecond);

    /// <summary>The rate of its generation, in credits per second.</summary>
    public decimal GeneratePerSecond => Price.GeneratePerSecond(LipSync is not null, Drama is not null);

    private Credits? Worst(decimal perSecond) =>
        Video.Seconds is { } seconds ? Price.WorstCase(seconds, perSecond) : null;
}
