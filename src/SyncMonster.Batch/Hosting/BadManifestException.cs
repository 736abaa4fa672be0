using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Hosting;

/// <summary>A manifest that can't be run, with everything that is wrong with it. Nothing was sent.</summary>
/// <param name="problems">The problems by place.</param>
public sealed class BadManifestException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>The problems by place, warnings among them.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
