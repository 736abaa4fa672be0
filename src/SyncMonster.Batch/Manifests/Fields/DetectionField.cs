using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>detection:</c> — how find-face cuts the video.</summary>
internal static class DetectionField
{
    public static Detection Read(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return Detection.Default;
        if (value is PlacedMapping mapping)
        {
            var fields = new FieldReader(mapping, ManifestKeys.Detection, problems);
            return new Detection(
                fields.Number("scene_threshold", 0.001m, 1), fields.Whole("min_scene_length", 1, 100_000));
        }
        problems.Refuse("detection", value, "a mapping such as { scene_threshold: 0.395, min_scene_length: 3 }");
        return Detection.Default;
    }
}
