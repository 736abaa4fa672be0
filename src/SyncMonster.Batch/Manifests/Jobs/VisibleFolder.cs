using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>
/// A folder as globs see it: without hidden files, which are drafts and state, without the output folder, whose videos
/// are dubbed already, and without links that lead back to a folder on the way here, which would never end.
/// </summary>
internal sealed class VisibleFolder : DirectoryInfoBase
{
    private readonly DirectoryInfo _folder;
    private readonly string _outputFolder;
    private readonly VisibleFolder? _parent;
    private readonly string _realPath;

    public VisibleFolder(DirectoryInfo folder, string outputFolder, VisibleFolder? parent = null)
    {
        (_folder, _outputFolder, _parent) = (folder, outputFolder, parent);
        var target = folder.Exists ? folder.ResolveLinkTarget(returnFinalTarget: true) : null;
        _realPath =
            target?.FullName ?? (parent is null ? folder.FullName : Path.Combine(parent._realPath, folder.Name));
    }

    public override string Name => _folder.Name;

    public override string FullName => _folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => _parent;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!_folder.Exists) yield break;
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        foreach (var entry in _folder.EnumerateFileSystemInfos("*", options))
        {
            if (entry is FileInfo file) yield return new FileInfoWrapper(file);
            else if (Enter((DirectoryInfo)entry) is { } inside) yield return inside;
        }
    }

    public override DirectoryInfoBase? GetDirectory(string path) =>
        Enter(new DirectoryInfo(Path.Combine(FullName, path)));

    public override FileInfoBase GetFile(string path) =>
        new FileInfoWrapper(new FileInfo(Path.Combine(FullName, path)));

    private VisibleFolder? Enter(DirectoryInfo folder)
    {
        if (folder.FullName == _outputFolder) return null;
        var inside = new VisibleFolder(folder, _outputFolder, this);
        for (var above = this; above is not null; above = above._parent)
        {
            if (above._realPath == inside._realPath) return null;
        }
        return inside;
    }
}
