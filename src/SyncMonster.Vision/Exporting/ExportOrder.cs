using SyncMonster.Media;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Performing;

namespace SyncMonster.Vision.Exporting;

/// <summary>A video to be made of another one, new sound, and faces that move with it.</summary>
public sealed record ExportOrder
{
    /// <summary>The video, mp4 or mov.</summary>
    public required string VideoPath { get; init; }

    /// <summary>What was found in it.</summary>
    public required VideoTrack Video { get; init; }

    /// <summary>The new sound.</summary>
    public required string AudioPath { get; init; }

    /// <summary>Where to write, as mp4; a file there is replaced.</summary>
    public required string OutputPath { get; init; }

    /// <summary>The faces to move; all others, and scenes without any of them, are left as they are.</summary>
    public required IReadOnlyList<DrivenFace> Faces { get; init; }

    /// <summary>What they are to do.</summary>
    public required Performance Performance { get; init; }

    /// <summary>Kept in the file's metadata as its comment; empty: none.</summary>
    public string Comment { get; init; } = "";
}
