using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>lipsync:</c> — <c>false</c>, or how.</summary>
internal static class LipSyncField
{
    private static readonly Dictionary<string, LipSyncModel> Models = new()
    {
        ["e1"] = LipSyncModel.E1,
        ["e2"] = LipSyncModel.E2,
        ["e3"] = LipSyncModel.E3,
    };

    /// <summary>The lip-sync asked for; null: none.</summary>
    public static LipSync? Read(PlacedValue? value, ProblemList problems)
    {
        if (value is PlacedMapping mapping)
        {
            var fields = new FieldReader(mapping, ManifestKeys.LipSync, problems);
            return new LipSync(
                fields.Word("model", Models) ?? LipSync.Default.Model,
                fields.Number("intensity", LipSync.LowestIntensity, LipSync.HighestIntensity));
        }
        var wanted = value is null ? true : Scalars.Flag(value);
        if (wanted is null)
            problems.Refuse("lipsync", value!, "false or a mapping such as { model: e1, intensity: 1.5 }");
        return wanted is false ? null : LipSync.Default;
    }
}
