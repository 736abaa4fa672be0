using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Inputs;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Hosting;

/// <summary>Everything that can be said against a manifest, what is wrong inside its media too.</summary>
public static class Inspection
{
    /// <summary>The problems of a manifest and of its media by place. Media are looked into, not hashed.</summary>
    /// <param name="reading">The manifest as it was read.</param>
    /// <param name="ct">Breaks it off.</param>
    public static async Task<IReadOnlyList<Problem>> AllProblemsAsync(ManifestReading reading, CancellationToken ct)
    {
        if (reading.Readable is not { } manifest) return reading.Problems;
        var media = await new InputSurvey(memory: null, isHashing: false).LookAsync(manifest, ct);
        return InOrder([.. reading.Problems, .. Planner.Plan(manifest, "", media).Problems]);
    }

    /// <summary>Problems by place.</summary>
    public static IReadOnlyList<Problem> InOrder(IEnumerable<Problem> problems) =>
        [.. problems.Distinct().OrderBy(problem => problem.Place)];
}
