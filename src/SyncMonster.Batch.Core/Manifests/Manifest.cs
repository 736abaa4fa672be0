using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Manifests;

/// <summary>What the run does with a job that doesn't fit the budget any more.</summary>
public enum OnExceeded
{
    /// <summary>Leave it and try the smaller ones after it; the default.</summary>
    Skip,

    /// <summary>Start nothing more.</summary>
    Stop,
}

/// <summary>What the run may spend (<c>budget:</c>).</summary>
/// <param name="MaxCredits">For the whole project, earlier runs of it included; null: no limit.</param>
/// <param name="MaxCreditsPerJob">For each job, its share of find-face included; null: no limit.</param>
/// <param name="OnExceeded">What happens to a job that doesn't fit.</param>
public sealed record BudgetSettings(Credits? MaxCredits, Credits? MaxCreditsPerJob, OnExceeded OnExceeded)
{
    /// <summary>No limit.</summary>
    public static BudgetSettings Default { get; } = new(null, null, OnExceeded.Skip);

    /// <summary>For the project in any 24 hours; null: no limit.</summary>
    public Credits? MaxCreditsPerDay { get; init; }

    /// <summary>For all jobs with the same tag.</summary>
    public EquatableList<TagCap> MaxCreditsPerTag { get; init; } = [];

    /// <summary>Whether some limit counts all jobs, or those of a tag, together.</summary>
    public bool HasSharedCap => MaxCredits is not null || MaxCreditsPerDay is not null || MaxCreditsPerTag.Count > 0;

    /// <summary>The limit of a tag; null: none.</summary>
    public Credits? CapOf(Tag tag) =>
        MaxCreditsPerTag.FirstOrDefault(cap => cap.Name == tag.Name && (cap.Value ?? tag.Value) == tag.Value)?.MaxCredits;
}

/// <summary>What all jobs with the same tag may cost together.</summary>
/// <param name="Name">The tag's name.</param>
/// <param name="Value">Its value; null: the limit is that of each value.</param>
/// <param name="MaxCredits">The limit.</param>
public sealed record TagCap(string Name, string? Value, Credits MaxCredits);

/// <summary>How much happens at once (<c>concurrency:</c>).</summary>
/// <param name="Jobs">Jobs under way, remote work included.</param>
/// <param name="Uploads">Files going up.</param>
/// <param name="Downloads">Files coming down.</param>
public sealed record ConcurrencySettings(int Jobs, int Uploads, int Downloads)
{
    /// <summary>16 jobs, 4 uploads, 4 downloads.</summary>
    public static ConcurrencySettings Default { get; } = new(16, 4, 4);
}

/// <summary>Where delivered videos go (<c>output:</c>).</summary>
/// <param name="Directory">The full path of the folder.</param>
public sealed record OutputSettings(string Directory);

/// <summary>
/// One dub to make: everything a manifest says of it, templates and globs expanded, defaults filled in.
/// </summary>
/// <param name="Id">Its name, one of a kind in the run.</param>
/// <param name="Place">Where the manifest names it.</param>
/// <param name="Video">The video.</param>
/// <param name="Audio">The dubbed audio.</param>
/// <param name="Language">The language of the dub as written (BCP 47); null where none was given.</param>
/// <param name="LipSync">Lip-sync; null: none.</param>
/// <param name="Drama">Drama; null: none.</param>
/// <param name="Faces">The face rules in order.</param>
/// <param name="Detection">Settings of find-face.</param>
/// <param name="Tags">The user's own labels, by name.</param>
/// <param name="Priority">Higher goes first; default 0.</param>
/// <param name="MaxCredits">The most this job may cost; null: as <see cref="BudgetSettings.MaxCreditsPerJob"/>.</param>
/// <param name="Retries">How often a generation that the service failed may be paid for again; default 0.</param>
/// <param name="Output">Where the delivered video goes, below the output folder, with <c>/</c> between folders.</param>
public sealed record JobSpec(
    string Id,
    Place Place,
    MediaReference Video,
    MediaReference Audio,
    string? Language,
    LipSync? LipSync,
    Drama? Drama,
    EquatableList<FaceRule> Faces,
    Detection Detection,
    EquatableList<Tag> Tags,
    int Priority,
    Credits? MaxCredits,
    int Retries,
    string Output)
{
    /// <summary>By how many seconds audio and video may differ in length before it is worth a warning.</summary>
    public decimal LengthTolerance { get; init; } = UsualLengthTolerance;

    /// <summary>The tolerance where a manifest says none, in seconds.</summary>
    public const decimal UsualLengthTolerance = 2;
}

/// <summary>A manifest, read and expanded.</summary>
/// <param name="Path">The manifest's full path.</param>
/// <param name="Project">Its name; the budget is counted under it. Default: the file's name without its ending.</param>
/// <param name="Budget">What may be spent.</param>
/// <param name="Concurrency">How much happens at once.</param>
/// <param name="Output">Where videos go.</param>
/// <param name="StateDirectory">The full path of the folder that remembers what is paid for.</param>
/// <param name="Jobs">The dubs, in the manifest's order.</param>
public sealed record Manifest(
    string Path,
    string Project,
    BudgetSettings Budget,
    ConcurrencySettings Concurrency,
    OutputSettings Output,
    string StateDirectory,
    IReadOnlyList<JobSpec> Jobs);
