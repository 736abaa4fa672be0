namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Links among the folders that deliveries go through.</summary>
internal static class OutputLinks
{
    /// <summary>Where the first link on the way leads that leaves the output folder; null: none does.</summary>
    /// <param name="outputFolder">The output folder's full path.</param>
    /// <param name="folder">A folder below it, which need not be there yet.</param>
    public static string? LeadingOut(string outputFolder, string folder)
    {
        var inside = Resolved(outputFolder) ?? outputFolder;
        var path = outputFolder;
        foreach (var name in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, name);
            var target = Resolved(path);
            if (target is not null && target != inside && !target.StartsWith(inside + "/", StringComparison.Ordinal))
                return target;
        }

        return null;
    }

    private static string? Resolved(string path)
    {
        try
        {
            return new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
