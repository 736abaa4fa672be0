namespace SyncMonster.Batch.Outputs;

/// <summary>Replaces a file as a whole: readers see the old one or the new one, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, flushes to disk, and renames.</summary>
    /// <param name="path">The full path of the file; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full or fails; the old file stays.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        var part = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");
        try
        {
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
