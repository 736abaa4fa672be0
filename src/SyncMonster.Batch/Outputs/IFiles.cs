namespace SyncMonster.Batch.Outputs;

/// <summary>
/// What delivering a video needs of a file system, with the difference that matters after a power cut: what was
/// written, what was flushed, and what a folder's own entries say. <see cref="DiskFiles"/> is the real one.
/// </summary>
/// <remarks>Everything throws <see cref="IOException"/> where the disk is full or fails.</remarks>
public interface IFiles
{
    /// <summary>
    /// Makes a folder and those missing above it, on disk: a file in it can't be lost with it at a power cut.
    /// </summary>
    void CreateFolder(string path);

    /// <summary>Creates a file, or empties one, for writing and reading.</summary>
    Stream Create(string path);

    /// <summary>Opens a file for reading.</summary>
    Stream OpenRead(string path);

    /// <summary>Puts what was written to a file on disk; returns when it is there.</summary>
    /// <param name="file">A stream from <see cref="Create"/>.</param>
    void Flush(Stream file);

    /// <summary>Renames a file, replacing one that stands there.</summary>
    void Move(string from, string to);

    /// <summary>Puts a folder's entries on disk: before that, a rename in it may be undone by a power cut.</summary>
    void FlushFolder(string path);

    /// <summary>Deletes a file, if there is one.</summary>
    void Delete(string path);

    /// <summary>A file's size and modification time; null where there is none.</summary>
    (long Bytes, DateTimeOffset ModifiedAt)? Look(string path);
}
