using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>What a job says beside its media and names; see <see cref="JobSpec"/>.</summary>
internal sealed record JobSettings(
    LipSync? LipSync,
    Drama? Drama,
    EquatableList<FaceRule> Faces,
    Detection Detection,
    EquatableList<Tag> Tags,
    int Priority,
    Credits? MaxCredits,
    int Retries,
    decimal LengthTolerance)
{
    private const int HighestPriority = 1_000_000;
    private const int MostRetries = 10;
    private const int MostTolerance = 86_400;

    /// <summary>Reads a job's settings, defaults laid below it.</summary>
    public static JobSettings Read(FieldReader job, ProblemList problems) => new(
        LipSyncField.Read(job["lipsync"], problems),
        DramaField.Read(job["drama"], problems),
        FacesField.Read(job["faces"], problems),
        DetectionField.Read(job["detection"], problems),
        TagsField.Read(job["tags"], problems),
        job.Whole("priority", -HighestPriority, HighestPriority) ?? 0,
        BudgetField.OfJob(job["budget"], problems),
        job.Whole("retries", 0, MostRetries) ?? 0,
        job.Number("length_tolerance", 0, MostTolerance, "a number of seconds") ?? JobSpec.UsualLengthTolerance);
}
