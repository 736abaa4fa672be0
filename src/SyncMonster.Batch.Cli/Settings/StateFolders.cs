using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>Which state folder a command means that takes a manifest or none.</summary>
internal static class StateFolders
{
    /// <summary>The flag's, the environment's, the manifest's, or the one in the working directory.</summary>
    public static StateFolder Find(string? manifest, string? state) => new(
        (state ?? RunEnvironment.State) is { } named ? Path.GetFullPath(named)
        : manifest is null ? Path.GetFullPath(StateFolder.DefaultName)
        : ManifestReader.StateDirectoryOf(manifest));
}
