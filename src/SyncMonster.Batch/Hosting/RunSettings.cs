using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>What one run is asked to do, from the command line and the environment.</summary>
public sealed record RunSettings
{
    /// <summary>The manifests, run as one; at least one.</summary>
    public required IReadOnlyList<string> Manifests { get; init; }

    /// <summary>
    /// Whose requests these are: the endpoint, or <c>sandbox</c>; work done for one is never taken for another's.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>The account's key, which must not stand in a manifest; null: it isn't known.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>The state folder; null: the manifest's, which is <c>.syncmonster</c> beside it by default.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>The output folder; null: the manifest's.</summary>
    public string? OutputDirectory { get; init; }

    /// <summary>The credit cap; null: the manifest's.</summary>
    public Credits? MaxCredits { get; init; }

    /// <summary>Jobs at once; null: the manifest's.</summary>
    public int? Jobs { get; init; }

    /// <summary>Only jobs whose id matches this pattern (<c>*</c> and <c>?</c>) run; null: all.</summary>
    public string? Only { get; init; }

    /// <summary>Whether jobs that were paid for before and have changed since may be paid for again.</summary>
    public bool AllowRespend { get; init; }

    /// <summary>The plan that was approved, and no other is run; null: any.</summary>
    public PlanApproval? RequiredPlan { get; init; }

    /// <summary>How many failed jobs the run bears; null: any number.</summary>
    public FailFast? FailFast { get; init; }

    /// <summary>When to stop starting paid work; null: never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the engine is set to.</summary>
    public RunOptions Options { get; init; } = new();
}
