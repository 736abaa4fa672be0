using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary><c>jobs:</c> — a list, or the path of a table that has one in each row.</summary>
internal static class JobList
{
    public static IEnumerable<PlacedValue> Read(
        PlacedValue? jobs, ManifestText manifest, MediaFolders folders, ProblemList problems)
    {
        if (manifest.IsTable) return CsvTree.Rows(manifest, problems);
        if (jobs is PlacedList { Items.Count: > 0 } list) return list.Items;
        if (jobs is PlacedScalar path && ManifestText.IsTableName(path.Text))
            return Table(path, manifest, folders, problems);
        if (jobs is null)
            problems.Error(
                new Place(manifest.Name, 1, 1), "jobs is missing", "add jobs: with at least one job");
        else
            problems.Refuse(
                "jobs", jobs, "a list of jobs, each begun with a dash, or the path of a table such as list.csv");
        return [];
    }

    private static IEnumerable<PlacedMapping> Table(
        PlacedScalar path, ManifestText manifest, MediaFolders folders, ProblemList problems)
    {
        var name = Path.Combine(Path.GetDirectoryName(manifest.Name) ?? "", path.Text);
        if (ManifestText.Open(name, path.Place, problems) is not { } table) return [];
        folders.Add(table);
        return CsvTree.Rows(table, problems);
    }
}
