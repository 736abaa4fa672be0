namespace SyncMonster.Batch.Core.Planning;

/// <summary>What a file can be used as; a reference that wasn't opened can be both.</summary>
[Flags]
public enum MediaRole
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>As the video of a job.</summary>
    Video = 1,

    /// <summary>As its dubbed audio.</summary>
    Audio = 2,
}

/// <summary>What was found where a manifest names a video or an audio track.</summary>
public abstract record MediaFinding
{
    private MediaFinding()
    {
    }

    /// <summary>It can be used.</summary>
    /// <param name="Media">What is known of it.</param>
    /// <param name="Roles">What it can be used as.</param>
    public sealed record Known(PlannedMedia Media, MediaRole Roles) : MediaFinding;

    /// <summary>It can't be used.</summary>
    /// <param name="Message">Why, to follow the file's name: "is damaged: …".</param>
    /// <param name="Remedy">What to do about it.</param>
    public sealed record Unusable(string Message, string Remedy) : MediaFinding;
}
