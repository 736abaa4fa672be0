using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>One dub, globs and languages expanded, before it has an id and its templates are filled.</summary>
/// <param name="Place">Where the manifest names it.</param>
/// <param name="GivenId">The id that is the manifest's word for just this dub; null: it is derived.</param>
/// <param name="DerivedId">The id otherwise, if it is free.</param>
/// <param name="Video">The video.</param>
/// <param name="VideoName">What <c>{video}</c> stands for.</param>
/// <param name="Language">The language.</param>
/// <param name="Audio">The audio, templates not filled.</param>
/// <param name="Output">The output template; null: the usual one.</param>
/// <param name="Settings">The rest.</param>
internal sealed record JobDraft(
    Place Place,
    PlacedScalar? GivenId,
    string DerivedId,
    MediaReference Video,
    string VideoName,
    string? Language,
    PlacedValue? Audio,
    PlacedScalar? Output,
    JobSettings Settings);
