namespace SyncMonster.Media;

/// <summary>What is wrong with a media file's content.</summary>
public enum MediaFault
{
    /// <summary>It is none of the formats read here, or holds something that they can't be used for.</summary>
    UnknownFormat,

    /// <summary>It is one of them, but cut short or contradicting itself.</summary>
    Damaged,
}
