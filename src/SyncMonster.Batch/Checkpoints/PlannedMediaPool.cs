using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>
/// Has what is read back share the plan's own media, so that ten thousand requests don't hold each video ten times
/// over.
/// </summary>
internal sealed class PlannedMediaPool(BatchPlan plan)
{
    private readonly HashSet<PlannedMedia> _media =
        [.. plan.Jobs.Select(job => job.Video), .. plan.Jobs.Select(job => job.Audio)];

    public Request Share(Request request) => request.Ask switch
    {
        Ask.FindFace find => request with { Ask = find with { Video = Shared(find.Video) } },
        Ask.Generate generate =>
            request with { Ask = generate with { Video = Shared(generate.Video), Audio = Shared(generate.Audio) } },
        _ => request,
    };

    private PlannedMedia Shared(PlannedMedia media) => _media.TryGetValue(media, out var known) ? known : media;
}
