using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>Where relative paths start: at the folder of the file that has them, manifest or table.</summary>
internal sealed class MediaFolders
{
    private readonly Dictionary<string, string> _folders = [];
    private readonly Dictionary<string, bool> _files = [];

    /// <summary>From now on, places in this file are known.</summary>
    public void Add(ManifestText source) => _folders[source.Name] = source.Folder;

    /// <summary>The folder of the file that a value stands in.</summary>
    public string Of(PlacedValue value) => _folders[value.Place.File];

    /// <summary>The full path of a path as written.</summary>
    public string FullPath(PlacedScalar written) => Path.GetFullPath(written.Text, Of(written));

    /// <summary>Whether a file is there; each is looked for once.</summary>
    public bool FileExists(string path) =>
        _files.TryGetValue(path, out var exists) ? exists : _files[path] = File.Exists(path);
}
