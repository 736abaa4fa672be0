using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>Which state folder a command means that takes a manifest or none.</summary>
internal static class StateFolders
{
    /// <summary>The flag's, the environment's, the one beside the manifest, or the one in the working directory.</summary>
    public static StateFolder Find(string? manifest, string? state) =>
        new(Season.FolderFor(manifest ?? "manifest", state ?? RunEnvironment.State));
}
