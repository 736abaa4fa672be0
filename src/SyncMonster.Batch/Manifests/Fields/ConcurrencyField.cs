using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>concurrency:</c> — how much happens at once.</summary>
internal static class ConcurrencyField
{
    private const int MostJobs = 100_000;
    private const int MostTransfers = 1_000;

    public static ConcurrencySettings Read(PlacedValue? value, ProblemList problems)
    {
        var otherwise = ConcurrencySettings.Default;
        if (value is null) return otherwise;
        if (value is PlacedMapping mapping)
        {
            var fields = new FieldReader(mapping, ManifestKeys.Concurrency, problems);
            return new ConcurrencySettings(
                fields.Whole("jobs", 1, MostJobs) ?? otherwise.Jobs,
                fields.Whole("uploads", 1, MostTransfers) ?? otherwise.Uploads,
                fields.Whole("downloads", 1, MostTransfers) ?? otherwise.Downloads);
        }
        problems.Refuse("concurrency", value, "a mapping such as { jobs: 16, uploads: 4, downloads: 4 }");
        return otherwise;
    }
}
