using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>Where a job stands.</summary>
public enum JobStage
{
    /// <summary>Not started, or to be started again.</summary>
    Waiting,

    /// <summary>Its video's faces are being found.</summary>
    Analyzing,

    /// <summary>A person has to choose faces.</summary>
    Review,

    /// <summary>Its dub is being sent, generated or looked for; its request says which.</summary>
    Generating,

    /// <summary>The finished video is being fetched.</summary>
    Downloading,

    /// <summary>The video stands complete under its name.</summary>
    Delivered,

    /// <summary>It can't be done as it is; <see cref="Job.Note"/> says why.</summary>
    Failed,

    /// <summary>One of its requests is parked.</summary>
    Parked,
}

/// <summary>A file as it was delivered.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The digest of its bytes, in lower-case hex.</param>
/// <param name="ModifiedAt">Its modification time, by which a change is noticed cheaply.</param>
public sealed record DeliveredFile(string Path, long Bytes, string Sha256, DateTimeOffset ModifiedAt);

/// <summary>One dub on its way to a delivered file.</summary>
/// <param name="Plan">What is wanted.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="RequestId">The paid request it waits for or was made by (our own id); null where there is none.</param>
/// <param name="File">The delivered file; null before.</param>
/// <param name="Note">Why it failed, is parked or waits for a person; null otherwise.</param>
/// <param name="Since">When it came to its stage.</param>
/// <param name="Fault">The fault behind <paramref name="Note"/>; null where there was none.</param>
public sealed record Job(
    PlannedJob Plan,
    JobStage Stage,
    string? RequestId,
    DeliveredFile? File,
    string? Note,
    DateTimeOffset Since,
    Fault? Fault = null)
{
    /// <summary>Its identity.</summary>
    public string Key => Plan.Key;

    /// <summary>Whether it takes one of the run's job lanes.</summary>
    public bool IsActive => Stage is JobStage.Analyzing or JobStage.Generating or JobStage.Downloading;

    /// <summary>
    /// What it holds back for a generation that has no request yet, so that no job starts that can't be paid to its
    /// end.
    /// </summary>
    public Credits Held => Stage == JobStage.Analyzing ? Plan.GenerateWorst ?? Credits.Zero : Credits.Zero;
}
