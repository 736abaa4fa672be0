using System.Runtime.InteropServices;

namespace SyncMonster.Batch.Outputs;

/// <summary>The disk of this machine.</summary>
public sealed partial class DiskFiles : IFiles
{
    private readonly Lock _newFolders = new();

    /// <inheritdoc/>
    /// <remarks>One at a time: a second caller finds the folder only when its entry is on disk.</remarks>
    public void CreateFolder(string path)
    {
        lock (_newFolders) CreateMissing(path);
    }

    /// <inheritdoc/>
    public Stream Create(string path) =>
        new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.Asynchronous);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);

    /// <inheritdoc/>
    public void Flush(Stream file) => RandomAccess.FlushToDisk(((FileStream)file).SafeFileHandle);

    /// <inheritdoc/>
    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    /// <remarks>
    /// fsync(2) on the folder, for which .NET has no call; elsewhere than on POSIX systems nothing is needed.
    /// </remarks>
    public void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(path, 0);
        if (descriptor < 0) throw Failed(path);
        try
        {
            if (Sync(descriptor) != 0) throw Failed(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public (long Bytes, DateTimeOffset ModifiedAt)? Look(string path) =>
        new FileInfo(path) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc) : null;

    private void CreateMissing(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent) return;
        CreateMissing(parent);
        Directory.CreateDirectory(path);
        FlushFolder(parent);
    }

    private static IOException Failed(string path) =>
        new($"{path} can't be synced to disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
